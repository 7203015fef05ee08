package dev.topicscope.lab;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;

/// A running lab: its cluster, the sample data, a live trickle of records, and two consumer groups: `billing` keeps up, `warehouse` falls
/// behind.
///
/// Thread-safe; the methods block: call them on a worker. Whoever opened it closes it.
public final class Lab implements AutoCloseable {

    private static final long THREADS_PATIENCE_MILLIS = 500;
    /// A topic the user deletes stays deleted: otherwise the trickle into it would bring it back, empty and with one partition.
    private static final Map<String, String> BROKERS = Map.of("auto.create.topics.enable", "false");

    private final Path directory;
    private final int brokers;
    private final LabCluster cluster;
    private final ReentrantLock commands = new ReentrantLock();
    private final Cancellation closing = new Cancellation();
    private LabThreads threads = new LabThreads();
    private volatile boolean filled;

    private Lab(Path directory, int brokers) {
        this.directory = directory.toAbsolutePath();
        this.brokers = brokers;
        this.cluster = new LabCluster(this.directory, brokers, BROKERS);
    }

    /// Opens the lab in `directory` with 1 to 3 brokers, and returns once the cluster answers and `orders` is filled; the other topics are
    /// filled in the background. `progress` is called on this thread until then, and on a thread of the lab's own from then on.
    ///
    /// After a failure nothing of it runs.
    ///
    /// @throws FailureException as [LabCluster#start] does; `Refused` if the brokers don't take the sample data
    public static Lab open(Path directory, int brokers, Consumer<LabProgress> progress, Cancellation cancellation) throws FailureException {
        var lab = new Lab(directory, brokers);
        boolean open = false;
        try {
            var telling = new Progress(progress);
            lab.cluster.start(progress, cancellation);
            lab.fill(telling, cancellation);
            open = true;
            return lab;
        } finally {
            if (!open) {
                lab.close();
            }
        }
    }

    /// The brokers, to stop, start and kill.
    public LabCluster cluster() {
        return cluster;
    }

    /// Where the cluster is reached.
    public String bootstrap() {
        return cluster.bootstrap();
    }

    /// Whether all sample data is there and the trickle and both groups run. Does not block.
    public boolean isFilled() {
        return filled;
    }

    /// Deletes everything in the lab and fills it anew, at the same ports. Returns and tells its progress as [#open] does.
    ///
    /// @throws FailureException as [#open] does; the lab is then to be closed
    public void reset(Consumer<LabProgress> progress, Cancellation cancellation) throws FailureException {
        commands.lock();
        try {
            var telling = new Progress(progress);
            var either = new Cancellation();
            cancellation.onCancel(either::cancel);
            closing.onCancel(either::cancel);
            endThreads();
            cluster.reset(progress, either);
            fill(telling, either);
        } finally {
            commands.unlock();
        }
    }

    /// Ends the trickle, the groups and the brokers; the data stays. Returns within 2 seconds: what does not end by then is killed. A reset
    /// that is under way ends with `Cancelled`.
    @Override
    public void close() {
        closing.cancel();
        commands.lock();
        try {
            endThreads();
            cluster.close();
        } finally {
            commands.unlock();
        }
    }

    private void fill(Progress progress, Cancellation cancellation) throws FailureException {
        var now = Instant.now();
        var clients = new LabClients(cluster.bootstrap());
        var data = new SampleData(directory, clients, brokers, now);
        data.createTopics(progress, cancellation);
        data.sendOrders(progress, cancellation);
        var begun = new LabThreads();
        threads = begun;
        begun.begin("lab-trickle-orders", Trickle.orders(clients, now));
        begun.begin("lab-billing", SampleGroup.billing(clients));
        begun.begin("lab-sample-data", new Filling(data, progress, () -> {
            begun.begin("lab-trickle-events", Trickle.userEvents(clients, now));
            begun.begin("lab-warehouse", SampleGroup.warehouse(clients));
            filled = true;
            progress.tell("The lab is complete");
        }));
    }

    private void endThreads() {
        threads.end(THREADS_PATIENCE_MILLIS);
        filled = false;
    }
}
