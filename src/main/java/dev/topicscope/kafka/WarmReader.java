package dev.topicscope.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import dev.topicscope.model.IsolationLevel;

/// The thread of a tab's readings and its consumer, which goes from one reading to the next.
///
/// The thread starts with the first reading and ends with [#close]; the consumer is made, used and closed on it.
final class WarmReader implements AutoCloseable {

    private final BiFunction<IsolationLevel, Integer, PacedConsumer.Source> consumers;
    private final ExecutorService thread;
    private final AtomicReference<Consumer<Throwable>> onBroken = new AtomicReference<>(_ -> { });
    private Optional<Warm> warm = Optional.empty();

    private record Warm(IsolationLevel isolation, int partitions, PacedConsumer consumer) {
    }

    /// `consumers` makes a consumer of that isolation level for that many partitions.
    WarmReader(String topic, BiFunction<IsolationLevel, Integer, PacedConsumer.Source> consumers) {
        this.consumers = consumers;
        this.thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("read " + topic)
                .uncaughtExceptionHandler((_, e) -> onBroken.get().accept(e)).factory());
    }

    /// Runs a reading after the one before has ended; `broken` is told of what breaks it.
    ///
    /// @return whether it will run: not once this is closed
    boolean run(Runnable reading, Consumer<Throwable> broken) {
        try {
            thread.execute(() -> {
                onBroken.set(broken);
                reading.run();
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /// The consumers for a reading that runs here: mostly the one of the reading before.
    ReadConsumers consumers(IsolationLevel isolation) {
        return new ReadConsumers() {
            @Override
            public PacedConsumer open(int partitions, PollTally tally, Consumer<Optional<String>> onLimit) {
                var kept = warm.filter(held -> held.isolation() == isolation && held.partitions() == partitions);
                if (kept.isPresent()) {
                    kept.get().consumer().handOver(tally, onLimit);
                    return kept.get().consumer();
                }
                closeConsumer();
                var made = new PacedConsumer(consumers.apply(isolation, partitions), tally, onLimit);
                warm = Optional.of(new Warm(isolation, partitions, made));
                return made;
            }

            @Override
            public void done(PacedConsumer consumer, boolean well) {
                if (well) {
                    consumer.release();
                } else {
                    closeConsumer();
                }
            }
        };
    }

    /// Ends the thread when its reading has ended, and closes the consumer.
    @Override
    public void close() {
        run(this::closeConsumer, _ -> { });
        thread.shutdown();
    }

    void awaitEnd(Duration atMost) {
        try {
            thread.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeConsumer() {
        warm.ifPresent(held -> held.consumer().close());
        warm = Optional.empty();
    }
}
