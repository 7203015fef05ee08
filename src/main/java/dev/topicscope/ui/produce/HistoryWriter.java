package dev.topicscope.ui.produce;

import java.time.Clock;
import java.time.Instant;
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
import dev.topicscope.ui.kit.Texts;

/// Adds the runs of a form to the history when they have ended. FX thread only; one write at a time goes on, on a worker, and what ends
/// meanwhile is written together by the next. What is not written when the program ends is left to [HistoryStore#flush].
final class HistoryWriter {

    private final HistoryStore store;
    private final Background background;
    private final Clock clock;
    private final Runnable onWritten;
    private final Consumer<Failure> onFailure;
    private Optional<Begun> begun = Optional.empty();
    private boolean writing;
    private boolean more;

    private record Begun(String connection, String topic, Instant at, Content content) {
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

    /// The run that began last has ended, or is given up as it stands; does nothing if it is known already.
    void ended(Progress progress) {
        begun.ifPresent(run -> {
            store.queue(run.connection(), run.topic(), sent(run, progress));
            more = true;
        });
        begun = Optional.empty();
        write();
    }

    private void write() {
        if (writing || !more) {
            return;
        }
        writing = true;
        more = false;
        background.start("keep what was sent", _ -> {
            store.flush();
            return store;
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
            case State.Opening _, State.Running _, State.Finishing _ when counts.open() > 0 -> Optional.of("It was closed while "
                    + (counts.open() == 1 ? "1 record was" : Texts.count(counts.open()) + " records were")
                    + " not answered yet: they may have been stored.");
            default -> progress.lastFailed().stream().map(Answer::result).filter(Result.NotStored.class::isInstance)
                    .map(result -> ((Result.NotStored) result).reason()).findFirst().or(() -> progress.faults().first());
        };
        var ending = switch (progress.state()) {
            case State.Failed _ -> Ending.FAILED;
            case State.Stopped _, State.Opening _, State.Running _, State.Finishing _ -> Ending.STOPPED;
            case State.Done _ -> Ending.DONE;
        };
        // As in a run that is stopped: what may have been stored did not surely stay here.
        return new Sent(run.at(), run.content(), ending, counts.acknowledged(), counts.failed() + counts.open(), counts.neverSent(),
                reason);
    }
}
