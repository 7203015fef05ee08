package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.IsolationLevel;

/// A thread with a consumer for pages, both made when the first page is wanted and kept warm for the next ones until [#close].
final class PageThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PageThread.class);
    private static final Duration CLOSE = Duration.ofMillis(300);

    private final Function<IsolationLevel, Consumer<ByteBuffer, ByteBuffer>> consumers;
    private final ExecutorService thread;
    private volatile boolean used;
    private volatile Optional<Warm> warm = Optional.empty();

    private record Warm(IsolationLevel isolation, Consumer<ByteBuffer, ByteBuffer> consumer) {
    }

    /// `consumers` makes the consumer, on the thread, which also closes it.
    PageThread(String topic, Function<IsolationLevel, Consumer<ByteBuffer, ByteBuffer>> consumers) {
        this.consumers = consumers;
        this.thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("page " + topic)
                .uncaughtExceptionHandler((_, e) -> LOG.error("Reading a page broke", e)).factory());
    }

    /// Runs `task` on the thread, after those before it; nothing once it is closed.
    ///
    /// @return whether it will run
    boolean run(Runnable task) {
        try {
            used = true;
            thread.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /// Whether a consumer of that isolation level is there already.
    boolean isWarm(IsolationLevel isolation) {
        return warm.filter(held -> held.isolation() == isolation).isPresent();
    }

    /// Has the consumer made, if it is not there yet.
    void warm(IsolationLevel isolation) {
        run(() -> {
            try {
                consumer(isolation);
            } catch (KafkaException e) {
                LOG.debug("No consumer for pages yet", e);
            }
        });
    }

    /// Lets go of a consumer that has failed, so that the next task has another; for a task on the thread.
    void discard() {
        closeConsumer();
    }

    /// The consumer, for a task on the thread.
    Consumer<ByteBuffer, ByteBuffer> consumer(IsolationLevel isolation) {
        if (warm.filter(held -> held.isolation() == isolation).isEmpty()) {
            closeConsumer();
            warm = Optional.of(new Warm(isolation, consumers.apply(isolation)));
        }
        return warm.get().consumer();
    }

    /// Ends the thread when its tasks have ended, and closes the consumer.
    @Override
    public void close() {
        if (used) {
            run(this::closeConsumer);
        }
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
        warm.ifPresent(held -> held.consumer().close(CloseOptions.timeout(CLOSE)));
        warm = Optional.empty();
    }
}
