package dev.topicscope.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.topicscope.browse.Connector;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Sending;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.compose.CsvFile;
import dev.topicscope.compose.Input;
import dev.topicscope.compose.JsonLinesFile;
import dev.topicscope.compose.LinesFile;
import dev.topicscope.compose.WholeFile;
import dev.topicscope.kafka.KafkaConnector;
import dev.topicscope.kafka.OrderlyEnd;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Sends records from a file or standard input, without a window.
public final class Send {

    private static final int ALL = 0;
    private static final int NOT_ALL = 1;
    private static final int CLUSTER = 3;
    private static final int INPUT = 4;
    private static final long LOOK_MILLIS = 20;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final int REASONS = 3;
    private static final Set<String> INPUT_FIELDS = Set.of("file", "mapping");

    private final SendOptions options;
    private final InputStream in;
    private final PrintWriter err;
    private final Set<String> said = new HashSet<>();

    private Send(SendOptions options, InputStream in, PrintWriter err) {
        this.options = options;
        this.in = in;
        this.err = err;
    }

    /// Does it on the standard streams, and returns the code to end with. Blocks until it has ended.
    public static int run(SendOptions options) {
        // What Kafka's clients log as errors, they are asked about.
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.kafka", "off");
        return run(options, new KafkaConnector(), System.in, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    /// The same from `in` and on `err`, which stay open.
    static int run(SendOptions options, Connector connector, InputStream in, PrintWriter err) {
        return new Send(options, in, err).run(connector);
    }

    private int run(Connector connector) {
        try (var session = connector.connect(options.connection(), new Cancellation())) {
            var request = new SendRequest(options.topic(), plan(), options.count(), options.pace(), new Placement.AsNamed(),
                    options.settings(), true, options.onFault());
            try (var sending = session.send(request); var _ = new OrderlyEnd(sending::stop, LAST_WORDS)) {
                awaitEnd(sending);
                return report(sending.progress());
            }
        } catch (FailureException e) {
            say(Complaints.sentence(e.failure()));
            return e.failure() instanceof Failure.Disk ? INPUT : CLUSTER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CLUSTER;
        }
    }

    private void awaitEnd(Sending sending) throws InterruptedException {
        var never = new CountDownLatch(1);
        for (var progress = sending.progress(); !progress.state().isOver(); progress = sending.progress()) {
            progress.warnings().stream().filter(said::add).forEach(this::say);
            never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private RecordSource.Plan plan() {
        var input = options.file().map(Input::file).orElseGet(() -> Input.stream("standard input", in));
        return switch (options.format()) {
            case LINES -> new LinesFile(input, options.keySeparator());
            case JSON -> new JsonLinesFile(input);
            case CSV -> new CsvFile(input, ',', Optional.empty());
            case VALUE -> new WholeFile(input, Optional.empty(), List.of());
        };
    }

    /// Says what came of it, and returns the code for that.
    private int report(Sending.Progress progress) {
        progress.warnings().stream().filter(said::add).forEach(this::say);
        var counts = progress.counts();
        boolean all = counts.acknowledged() == counts.handedOver() && progress.faults().count() == 0;
        if (!all) {
            progress.lastFailed().stream().filter(answer -> answer.result() instanceof Result.NotStored)
                    .map(answer -> "record " + answer.number() + ": " + ((Result.NotStored) answer.result()).reason()).limit(REASONS)
                    .forEach(this::say);
            progress.faults().first().ifPresent(first -> say(first + (progress.faults().count() == 1 ? ""
                    : " (The first of " + progress.faults().count() + " that are no record.)")));
        }
        say(counts.handedOver() + (counts.handedOver() == 1 ? " record" : " records") + ": " + counts.acknowledged() + " acknowledged, "
                + counts.failed() + " failed, " + counts.neverSent() + " never sent.");
        return switch (progress.state()) {
            case State.Stopped() -> {
                say("It was ended before all was sent.");
                yield NOT_ALL;
            }
            case State.Failed(Failure.Disk why) -> failed(why, INPUT);
            case State.Failed(Failure.Invalid why) when isSaid(progress, why) -> NOT_ALL;
            case State.Failed(Failure.Invalid why) -> failed(why, INPUT_FIELDS.contains(why.field()) ? INPUT : CLUSTER);
            case State.Failed(var why) -> failed(why, CLUSTER);
            default -> all ? ALL : NOT_ALL;
        };
    }

    private static boolean isSaid(Sending.Progress progress, Failure.Invalid why) {
        return progress.faults().first().filter(why.reason()::equals).isPresent();
    }

    private int failed(Failure why, int code) {
        say(Complaints.sentence(why));
        return code;
    }

    private void say(String sentence) {
        err.println("topicscope: " + sentence);
    }
}
