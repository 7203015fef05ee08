package dev.topicscope.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import dev.topicscope.browse.Connector;
import dev.topicscope.browse.MatchLines;
import dev.topicscope.browse.Search;
import dev.topicscope.browse.Search.State;
import dev.topicscope.format.CsvLines;
import dev.topicscope.format.JsonLines;
import dev.topicscope.format.RawLines;
import dev.topicscope.format.RecordLines;
import dev.topicscope.kafka.KafkaConnector;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;

/// Searches a topic and writes what it finds, without a window.
public final class Scan {

    private static final int FOUND = 0;
    private static final int NOTHING = 1;
    private static final int CLUSTER = 3;
    private static final int OUTPUT = 4;

    private final ScanOptions options;
    private final OutputStream out;
    private final PrintWriter err;
    private final Set<String> said = new HashSet<>();

    private Scan(ScanOptions options, OutputStream out, PrintWriter err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /// Does it on the standard streams, and returns the code to end with. Blocks until it has ended.
    public static int run(ScanOptions options) {
        // What Kafka's clients log as errors, they are asked about.
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.kafka", "off");
        return run(options, new KafkaConnector(), new FileOutputStream(FileDescriptor.out),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    /// The same on `out` and `err`, which stay open.
    static int run(ScanOptions options, Connector connector, OutputStream out, PrintWriter err) {
        return new Scan(options, out, err).run(connector);
    }

    private int run(Connector connector) {
        long begun = System.nanoTime();
        try (var session = connector.connect(options.connection(), new Cancellation());
                var search = session.search(options.request().whole())) {
            var matches = new MatchLines(search, lines(), options.limit());
            int code = write(search, matches);
            sayAll(search);
            if (options.stats()) {
                err.println(ScanStats.line(search.progress(), matches.written(), Duration.ofNanos(System.nanoTime() - begun)));
            }
            return code;
        } catch (FailureException e) {
            say(Complaints.sentence(e.failure()));
            return CLUSTER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CLUSTER;
        }
    }

    private int write(Search search, MatchLines matches) throws InterruptedException {
        try {
            boolean all = matches.write(() -> sayWarnings(search), new Cancellation());
            if (!all) {
                search.stop();
            }
            if (all && search.progress().state() instanceof State.Failed(var why)) {
                say(Complaints.sentence(why));
                return CLUSTER;
            }
            boolean partial = all && !search.isComplete();
            return partial ? CLUSTER : matches.written() > 0 ? FOUND : NOTHING;
        } catch (IOException e) {
            search.stop();
            if (isReaderGone(e)) {
                return FOUND;
            }
            say("The output could not be written: " + e.getMessage() + ".");
            return OUTPUT;
        }
    }

    private RecordLines lines() {
        return switch (options.format()) {
            case JSON -> new JsonLines(out);
            case VALUE -> new RawLines(out);
            case CSV -> new CsvLines(out);
        };
    }

    private void sayAll(Search search) {
        sayWarnings(search);
        var progress = search.progress();
        if (progress.errors() > 0) {
            say("On " + progress.errors() + (progress.errors() == 1 ? " record" : " records")
                    + " the query could not be evaluated. The first reason: "
                    + progress.firstError().orElse(""));
        }
    }

    private void sayWarnings(Search search) {
        search.keyPartition().stream().mapToObj(only -> "Only partition " + only + " is searched, since Kafka's default partitioner puts"
                + " this key nowhere else. To search others too, name them with --partitions.").filter(said::add).forEach(this::say);
        search.progress().warnings().stream().filter(said::add).forEach(this::say);
    }

    private void say(String sentence) {
        err.println("topicscope: " + sentence);
    }

    /// Every system says in words of its own that nobody reads a pipe any more, but all call it a pipe.
    private static boolean isReaderGone(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
