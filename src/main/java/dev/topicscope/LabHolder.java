package dev.topicscope;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.topicscope.lab.BrokerStatus;
import dev.topicscope.lab.Lab;
import dev.topicscope.lab.LabCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.ui.labs.LabViewModel;
import dev.topicscope.ui.shell.ShellViewModel;

/// Holds the lab cluster of this program, from the first time it is wanted to the end. Thread-safe; blocks.
final class LabHolder implements LabViewModel.Control, AutoCloseable {

    private final Path directory;
    private final Cancellation closing = new Cancellation();
    private Optional<Lab> lab = Optional.empty();

    LabHolder(Path directory) {
        this.directory = directory;
    }

    /// How to reach the lab cluster, which is started if it does not run.
    @Override
    public synchronized Connection start(Consumer<String> progress, Cancellation cancellation) throws FailureException {
        if (lab.isEmpty()) {
            closing.onCancel(cancellation::cancel);
            lab = Optional.of(Lab.open(directory, 1, step -> progress.accept(step.doing()), cancellation));
        } else {
            revive(lab.get().cluster(), progress, cancellation);
        }
        return connection();
    }

    /// Ends the lab cluster, if it runs; its data stays.
    @Override
    public synchronized void stop() {
        lab.ifPresent(Lab::close);
        lab = Optional.empty();
    }

    /// Deletes all that the lab cluster holds and fills it anew; starts it if it does not run.
    @Override
    public synchronized Connection reset(Consumer<String> progress, Cancellation cancellation) throws FailureException {
        if (lab.isPresent()) {
            closing.onCancel(cancellation::cancel);
            try {
                lab.get().reset(step -> progress.accept(step.doing()), cancellation);
            } catch (FailureException e) {
                stop();
                throw e;
            }
            return connection();
        }
        start(progress, cancellation);
        return reset(progress, cancellation);
    }

    /// Starts the brokers that ended without having been asked to.
    private static void revive(LabCluster cluster, Consumer<String> progress, Cancellation cancellation) throws FailureException {
        for (var broker : cluster.brokers()) {
            if (broker.state() == BrokerStatus.State.CRASHED) {
                progress.accept("Starting broker " + broker.id() + " again");
                cluster.start(broker.id(), cancellation);
            }
        }
    }

    private Connection connection() {
        return new Connection(ShellViewModel.LAB, "Lab cluster", lab.orElseThrow().bootstrap(), Map.of());
    }

    @Override
    public void close() {
        closing.cancel();
        synchronized (this) {
            lab.ifPresent(Lab::close);
            lab = Optional.empty();
        }
    }
}
