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
import dev.topicscope.ui.kit.Texts;

/// The lab cluster while it starts. FX thread only.
public final class LabViewModel {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Starter starter;
    private final Background background;
    private final Slot starting;
    private final Consumer<Connection> onReady;
    private final AtomicReference<String> step = new AtomicReference<>("");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Cancellation looking = new Cancellation();

    /// Starts the lab cluster, if it does not run yet, and tells how to reach it. Blocks; tells `progress` what it is doing, on any thread.
    @FunctionalInterface
    public interface Starter {

        Connection start(Consumer<String> progress, Cancellation cancellation) throws FailureException;
    }

    /// `onReady` is told how to reach the cluster, each time it has been asked for and runs.
    public LabViewModel(Starter starter, Background background, Consumer<Connection> onReady) {
        this.starter = starter;
        this.background = background;
        this.starting = new Slot(background);
        this.onReady = onReady;
    }

    /// What is being done, and for how long.
    public ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// Why it could not be started.
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Starts it; does nothing while it starts.
    public void start() {
        if (starting.isBusy()) {
            return;
        }
        failure.set(Optional.empty());
        step.set("Starting the lab cluster");
        var since = Instant.now();
        look(since);
        looking = background.every(LOOK, () -> look(since));
        starting.start("start the lab cluster", cancellation -> starter.start(step::set, cancellation), connection -> {
            looking.cancel();
            onReady.accept(connection);
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
