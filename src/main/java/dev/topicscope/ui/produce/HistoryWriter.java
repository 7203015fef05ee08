package dev.topicscope.ui.produce;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

import dev.topicscope.browse.Sending.Answer;
import dev.topicscope.browse.Sending.Progress;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.model.Failure;
import dev.topicscope.store.HistoryStore;
import dev.topicscope.store.Sent;
import dev.topicscope.store.Sent.Content;
import dev.topicscope.store.Sent.Ending;
import dev.topicscope.task.Background;
import dev.topicscope.ui.kit.FailureText;

/// Adds the runs of a form to the history when they have ended. FX thread only; one write at a time goes on, on a worker, and what ends
/// meanwhile is written together by the next.
final class HistoryWriter {

    private final HistoryStore store;
    private final Background background;
    private final Clock clock;
    private final Runnable onWritten;
    private final Consumer<Failure> onFailure;
    private final Deque<Ended> pending = new ArrayDeque<>();
    private Optional<Begun> begun = Optional.empty();
    private boolean writing;

    private record Begun(String connection, String topic, Instant at, Content content) {
    }

    private record Ended(String connection, String topic, Sent run) {
    }

    HistoryWriter(HistoryStore store, Background background, Clock clock, Runnable onWritten, Consumer<Failure> onFailure) {
        this.store = store;
        this.background = background;
        this.clock = clock;
        this.onWritten = onWritten;
        this.onFailure = onFailure;
    }

    /// A run of `content` begins.
    void begins(String connection, String topic, Content content) {
        begun = Optional.of(new Begun(connection, topic, clock.instant(), content));
    }

    /// The run that began last has ended; does nothing if it is known already.
    void ended(Progress progress) {
        begun.ifPresent(run -> pending.add(new Ended(run.connection(), run.topic(), sent(run, progress))));
        begun = Optional.empty();
        write();
    }

    /// Starts to write what is left, whatever else is being written.
    void close() {
        writing = false;
        write();
    }

    private void write() {
        if (writing || pending.isEmpty()) {
            return;
        }
        var first = pending.peek();
        var runs = new ArrayList<Sent>();
        while (!pending.isEmpty() && pending.peek().connection().equals(first.connection())
                && pending.peek().topic().equals(first.topic())) {
            runs.add(pending.remove().run());
        }
        writing = true;
        background.start("keep what was sent", _ -> {
            store.add(first.connection(), first.topic(), runs);
            return runs;
        }, _ -> written(), why -> {
            written();
            onFailure.accept(why);
        });
    }

    private void written() {
        writing = false;
        onWritten.run();
        write();
    }

    private static Sent sent(Begun run, Progress progress) {
        var counts = progress.counts();
        var reason = switch (progress.state()) {
            case State.Failed(var why) -> Optional.of(FailureText.of(why).sentence());
            default -> progress.lastFailed().stream().map(Answer::result).filter(Result.NotStored.class::isInstance)
                    .map(result -> ((Result.NotStored) result).reason()).findFirst().or(() -> progress.faults().first());
        };
        var ending = switch (progress.state()) {
            case State.Failed _ -> Ending.FAILED;
            case State.Stopped _ -> Ending.STOPPED;
            default -> Ending.DONE;
        };
        return new Sent(run.at(), run.content(), ending, counts.acknowledged(), counts.failed(), counts.neverSent() + counts.open(),
                reason);
    }
}
