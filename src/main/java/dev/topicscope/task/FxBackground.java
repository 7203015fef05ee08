package dev.topicscope.task;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import javafx.application.Platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// The background of the running program: a virtual thread for each job, `Platform.runLater` for each outcome.
public final class FxBackground implements Background, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FxBackground.class);
    private static final Duration END = Duration.ofSeconds(1);

    private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor ticks =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("ticks").factory());

    public FxBackground() {
        ticks.setRemoveOnCancelPolicy(true);
    }

    @Override
    public <T> Cancellation start(String name, Work<T> work, Consumer<? super T> onDone, Consumer<Failure> onFailure) {
        var cancellation = new Cancellation();
        running.add(cancellation);
        cancellation.onCancel(() -> running.remove(cancellation));
        var worker = Thread.ofVirtual().name("work " + name).unstarted(() -> {
            try {
                T result = work.run(cancellation);
                deliver(cancellation, () -> onDone.accept(result), () -> discard(name, result));
            } catch (FailureException e) {
                LOG.debug("{} failed", name, e);
                deliver(cancellation, () -> onFailure.accept(e.failure()), () -> { });
            } catch (RuntimeException e) {
                LOG.error("{} failed", name, e);
                deliver(cancellation, () -> onFailure.accept(new Failure.Unexpected(name, e.toString())), () -> { });
            } finally {
                workers.remove(Thread.currentThread());
            }
        });
        workers.add(worker);
        worker.start();
        return cancellation;
    }

    @Override
    public Cancellation every(Duration interval, Runnable action) {
        var cancellation = new Cancellation();
        var waiting = new AtomicBoolean();
        var ticking = ticks.scheduleAtFixedRate(() -> {
            if (waiting.compareAndSet(false, true)) {
                onFx(() -> {
                    waiting.set(false);
                    if (!cancellation.isCancelled()) {
                        action.run();
                    }
                });
            }
        }, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        cancellation.onCancel(() -> ticking.cancel(false));
        return cancellation;
    }

    /// Cancels all that runs, and waits a second at most until it has ended.
    @Override
    public void close() {
        ticks.shutdownNow();
        running.forEach(Cancellation::cancel);
        long deadline = System.nanoTime() + END.toNanos();
        try {
            ticks.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
            for (var worker : workers) {
                worker.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Cancellation cancellation, Runnable callback, Runnable unwanted) {
        onFx(() -> {
            running.remove(cancellation);
            if (cancellation.isCancelled()) {
                Thread.ofVirtual().name("work discard").start(unwanted);
            } else {
                callback.run();
            }
        });
    }

    private static void onFx(Runnable action) {
        Platform.runLater(action);
    }

    private static void discard(String name, Object result) {
        if (result instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.warn("Closing the unwanted result of {} failed", name, e);
            }
        }
    }
}
