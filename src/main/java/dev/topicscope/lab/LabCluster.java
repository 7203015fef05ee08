package dev.topicscope.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// A real Kafka cluster on this machine: 1 to 3 KRaft brokers, each a process of its own that is started from this program's own runtime,
/// listens on 127.0.0.1 only and never outlives this program, however that ends.
///
/// Thread-safe. Starting and stopping block, one at a time: call them on a worker. [#bootstrap] and [#brokers] never block. The data stays
/// in the folder after [#close]; ports stay the same from start to start as long as nobody else has taken them.
public final class LabCluster implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final long PREDECESSOR_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long STOP_PATIENCE_MILLIS = 1_300;

    private final Path path;
    private final int count;
    private final Map<String, String> overrides;
    private final ReentrantLock commands = new ReentrantLock();
    private final Cancellation closing = new Cancellation();
    private volatile List<LabBroker> brokers = List.of();
    private Optional<LabDirectory> directory = Optional.empty();

    /// @throws IllegalArgumentException if `brokers` is not 1, 2 or 3
    public LabCluster(Path directory, int brokers) {
        this(directory, brokers, Map.of());
    }

    /// `overrides` are broker properties that win over the lab's own; `{id}`, `{port}` and `{controllerPort}` in them are the broker's.
    ///
    /// @throws IllegalArgumentException if `brokers` is not 1, 2 or 3
    public LabCluster(Path directory, int brokers, Map<String, String> overrides) {
        if (brokers < 1 || brokers > 3) {
            throw new IllegalArgumentException("A lab has 1 to 3 brokers, not " + brokers);
        }
        this.path = directory.toAbsolutePath();
        this.count = brokers;
        this.overrides = Map.copyOf(overrides);
    }

    /// Starts all brokers and returns when they answer.
    ///
    /// Data that can't be gone on with (damaged, or of another cluster) is set aside inside the folder, and `progress` says so. After a
    /// failure no broker runs and the folder is free. `progress` is called on this thread.
    ///
    /// @throws FailureException `Invalid` if a lab runs in the folder already, `Unexpected` if a broker ends instead of starting,
    ///                          `TimedOut` if it has not started after 60 s (both with the end of its log), `Disk`, `Cancelled`
    public void start(Consumer<LabProgress> progress, Cancellation cancellation) throws FailureException {
        command("start the lab cluster", () -> startAll(new Progress(progress), cancellation));
    }

    /// Stops all brokers, deletes all data and starts afresh, at the same ports.
    ///
    /// @throws FailureException as [#start] does
    public void reset(Consumer<LabProgress> progress, Cancellation cancellation) throws FailureException {
        command("reset the lab cluster", () -> {
            var telling = new Progress(progress);
            telling.tell("Stopping the brokers");
            var held = hold();
            endAll();
            telling.tell("Deleting the lab's data");
            var layout = held.layout();
            held.clear();
            if (layout.isPresent() && layout.get().ports().size() == count) {
                held.keep(new LabDirectory.Layout(LabDirectory.Layout.fresh(count).clusterId(), layout.get().ports()));
            }
            startAll(telling, cancellation);
        });
    }

    /// Starts one broker that does not run, at the ports it had, and returns when it answers.
    ///
    /// @throws FailureException as [#start] does
    public void start(int broker, Cancellation cancellation) throws FailureException {
        var chosen = broker(broker);
        command("start broker " + broker, () -> {
            closing.check();
            if (!chosen.isAlive()) {
                awaitReady(chosen, chosen.launch().ready(), cancellation);
            }
        });
    }

    /// Stops one broker in order, or kills it if it has not stopped after some seconds.
    public void stop(int broker) {
        var chosen = broker(broker);
        commands.lock();
        try {
            chosen.askToStop();
            if (!chosen.awaitExit(10_000)) {
                chosen.kill();
            }
        } finally {
            commands.unlock();
        }
    }

    /// Stops one broker and starts it again at the ports it had.
    ///
    /// @throws FailureException as [#start] does
    public void restart(int broker, Cancellation cancellation) throws FailureException {
        stop(broker);
        start(broker, cancellation);
    }

    /// Kills one broker (SIGKILL), as a crash would.
    public void kill(int broker) {
        broker(broker).kill();
    }

    /// Where the cluster is reached: `127.0.0.1:port` of every broker, whether it runs or not.
    ///
    /// @throws IllegalStateException if the cluster was never started
    public String bootstrap() {
        if (brokers.isEmpty()) {
            throw new IllegalStateException("The lab cluster was not started");
        }
        return brokers.stream().map(LabBroker::address).collect(Collectors.joining(","));
    }

    /// How each broker stands now, in the order of ids; empty before the first start.
    public List<BrokerStatus> brokers() {
        return brokers.stream().map(LabBroker::status).toList();
    }

    /// Stops all brokers and frees the folder for others; the data stays. Returns within 2 seconds: what does not stop by then is killed. A
    /// start that is under way ends with `Cancelled`. The cluster can't be started again.
    @Override
    public void close() {
        closing.cancel();
        commands.lock();
        try {
            endAll();
            release();
        } finally {
            commands.unlock();
        }
    }

    private void startAll(Progress progress, Cancellation cancellation) throws IOException, FailureException {
        closing.check();
        var held = hold();
        boolean started = false;
        try {
            awaitPredecessor(held, progress, cancellation);
            var objection = held.objection(count);
            if (objection.isPresent()) {
                setAside(held, objection.get(), progress);
            }
            boolean old = held.hasData();
            try {
                startOnce(held, progress, cancellation);
            } catch (FailureException failed) {
                if (!(failed.failure() instanceof Failure.Unexpected)) {
                    throw failed;
                }
                endAll();
                // Otherwise somebody has just taken a port, and the next try chooses others.
                if (portsAreFree(held)) {
                    if (!old) {
                        throw failed;
                    }
                    setAside(held, "the brokers would not start with it", progress);
                }
                startOnce(held, progress, cancellation);
            }
            started = true;
        } finally {
            if (!started) {
                brokers.forEach(LabBroker::kill);
                release();
            }
        }
    }

    private void startOnce(LabDirectory held, Progress progress, Cancellation cancellation) throws IOException, FailureException {
        if (brokers.stream().noneMatch(LabBroker::isAlive)) {
            brokers = lay(held);
        }
        var waiting = new ArrayList<CompletableFuture<Boolean>>();
        for (var broker : brokers) {
            if (!broker.isAlive()) {
                progress.tell("Starting broker " + broker.id());
                waiting.add(broker.launch().ready());
            } else {
                waiting.add(CompletableFuture.completedFuture(true));
            }
        }
        for (var broker : brokers) {
            awaitReady(broker, waiting.get(broker.id() - 1), cancellation);
        }
    }

    private List<LabBroker> lay(LabDirectory held) throws IOException {
        var kept = held.layout();
        var layout = kept.isPresent() ? kept.get() : LabDirectory.Layout.fresh(count);
        if (!layout.ports().stream().allMatch(BrokerPorts::areFree)) {
            layout = layout.moved();
        }
        held.keep(layout);
        var ports = layout.ports();
        var clusterId = layout.clusterId();
        return IntStream.rangeClosed(1, count).mapToObj(id -> new LabBroker(held.broker(id), ports.get(id - 1), clusterId,
                BrokerProperties.of(id, ports, held.broker(id), overrides))).toList();
    }

    private static boolean portsAreFree(LabDirectory held) {
        return held.layout().stream().flatMap(layout -> layout.ports().stream()).allMatch(BrokerPorts::areFree);
    }

    private void awaitReady(LabBroker broker, CompletableFuture<Boolean> ready, Cancellation cancellation) throws FailureException {
        var outcome = ready.thenApply(answers -> answers ? Outcome.READY : Outcome.ENDED)
                .completeOnTimeout(Outcome.LATE, START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        cancellation.onCancel(() -> outcome.complete(Outcome.CANCELLED));
        closing.onCancel(() -> outcome.complete(Outcome.CANCELLED));
        var what = "start broker " + broker.id();
        switch (outcome.join()) {
            case READY -> { }
            case ENDED -> {
                broker.awaitExit(1_000);
                throw new FailureException(new Failure.Unexpected(what, broker.tail()));
            }
            case LATE -> {
                broker.kill();
                throw new FailureException(new Failure.TimedOut(what, START_PATIENCE, broker.tail()));
            }
            case CANCELLED -> {
                broker.kill();
                throw new FailureException(new Failure.Cancelled());
            }
        }
    }

    private void awaitPredecessor(LabDirectory held, Progress progress, Cancellation cancellation) throws FailureException {
        if (brokers.stream().anyMatch(LabBroker::isAlive) || !held.isHeldByBroker(count)) {
            return;
        }
        progress.tell("Waiting for the brokers of the last run to end");
        long begun = System.nanoTime();
        while (held.isHeldByBroker(count) && System.nanoTime() - begun < PREDECESSOR_PATIENCE_NANOS) {
            cancellation.check();
            closing.check();
            new CompletableFuture<Void>().completeOnTimeout(null, 50, TimeUnit.MILLISECONDS).join();
        }
    }

    private void setAside(LabDirectory held, String reason, Progress progress) throws IOException {
        brokers = List.of();
        progress.tell("Starting with an empty cluster, because " + reason + "; the old data was set aside as " + held.setAside());
    }

    private void endAll() {
        brokers.forEach(LabBroker::askToStop);
        long begun = System.nanoTime();
        for (var broker : brokers) {
            long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            if (!broker.awaitExit(Math.max(1, STOP_PATIENCE_MILLIS - waited))) {
                broker.kill();
            }
        }
    }

    private LabDirectory hold() throws IOException, FailureException {
        if (directory.isEmpty()) {
            directory = Optional.of(LabDirectory.hold(path));
        }
        return directory.get();
    }

    private void release() {
        try {
            if (directory.isPresent()) {
                directory.get().close();
            }
        } catch (IOException unlikely) {
            throw new UncheckedIOException(unlikely);
        } finally {
            directory = Optional.empty();
        }
    }

    private LabBroker broker(int id) {
        return brokers.stream().filter(broker -> broker.id() == id).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The lab runs no broker " + id));
    }

    private void command(String what, Command command) throws FailureException {
        commands.lock();
        try {
            command.run();
        } catch (IOException refused) {
            throw new FailureException(new Failure.Disk(what, refused.toString()), refused);
        } finally {
            commands.unlock();
        }
    }

    private enum Outcome { READY, ENDED, LATE, CANCELLED }

    private interface Command {
        void run() throws IOException, FailureException;
    }
}
