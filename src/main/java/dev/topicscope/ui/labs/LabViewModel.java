package dev.topicscope.ui.labs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.task.Work;
import dev.topicscope.ui.kit.Texts;

/// The lab cluster while something is done to it. FX thread only.
public final class LabViewModel {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Control control;
    private final Background background;
    private final Slot starting;
    private final Consumer<Connection> onReady;
    private final AtomicReference<String> step = new AtomicReference<>("");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Cancellation looking = new Cancellation();

    /// The lab cluster of this program. Each call blocks, and tells `progress` what it is doing, on any thread.
    public interface Control {

        /// How to reach the cluster, which is started if it does not run.
        Connection start(Consumer<String> progress, Cancellation cancellation) throws FailureException;

        /// Ends it; its data stays.
        void stop();

        /// Deletes its data, fills it anew, and tells how to reach it.
        Connection reset(Consumer<String> progress, Cancellation cancellation) throws FailureException;
    }

    /// `onReady` is told how to reach the cluster, each time it has been asked for and runs.
    public LabViewModel(Control control, Background background, Consumer<Connection> onReady) {
        this.control = control;
        this.background = background;
        this.starting = new Slot(background);
        this.onReady = onReady;
    }

    /// What is being done, and for how long.
    public ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// Why that could not be done.
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Starts it, and tells how to reach it.
    public void start() {
        run("Starting the lab cluster", cancellation -> control.start(step::set, cancellation), onReady);
    }

    /// Deletes all it holds, fills it anew, and tells how to reach it.
    public void reset() {
        run("Resetting the lab cluster", cancellation -> control.reset(step::set, cancellation), onReady);
    }

    /// Ends it; its data stays.
    public void stop() {
        run("Stopping the lab cluster", _ -> {
            control.stop();
            return true;
        }, _ -> progress.set(""));
    }

    private <T> void run(String what, Work<T> work, Consumer<? super T> onDone) {
        failure.set(Optional.empty());
        looking.cancel();
        step.set(what);
        var since = Instant.now();
        look(since);
        looking = background.every(LOOK, () -> look(since));
        starting.start(what, work, result -> {
            looking.cancel();
            onDone.accept(result);
        }, problem -> {
            looking.cancel();
            failure.set(Optional.of(problem));
        });
    }

    public void cancel() {
        starting.cancel();
        looking.cancel();
    }

    private void look(Instant since) {
        progress.set(step.get() + " · " + Texts.duration(Duration.between(since, Instant.now())));
    }
}
