package dev.topicscope.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

import dev.topicscope.model.Acknowledgement;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OutgoingMessage;
import dev.topicscope.model.Partition;

/// Sends records with one producer, made when the first is sent. Thread-safe; blocks.
///
/// A producer may block in `send` itself, so each record is handed over on a thread of its own: who waits for it can be released at once.
final class RecordSender {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Offsets topics;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final ReentrantLock making = new ReentrantLock();
    private Optional<Producer<byte[], byte[]>> producer = Optional.empty();
    private volatile boolean closed;

    RecordSender(Offsets topics, Supplier<Producer<byte[], byte[]>> producers) {
        this.topics = topics;
        this.producers = producers;
    }

    Acknowledgement send(OutgoingMessage message, Cancellation cancellation) throws FailureException {
        String what = "send to " + message.topic();
        // A producer would have the broker create a topic that does not exist, where the broker may.
        int partitions = topics.describe(message.topic(), cancellation).partitions().size();
        int wanted = message.partition().orElse(0);
        if (wanted < 0 || wanted >= partitions) {
            throw new FailureException(new Failure.NotFound("partition " + wanted + " of topic " + message.topic(),
                    "The topic has " + partitions + (partitions == 1 ? " partition." : " partitions.")));
        }
        cancellation.check();
        return Waits.await(CompletableFuture.supplyAsync(() -> sent(message), Waits.threads("topicscope send")), what, DEADLINE,
                cancellation);
    }

    /// Waits for a record that is just being sent no longer than `atMost`.
    void close(Duration atMost) {
        closed = true;
        try {
            if (making.tryLock(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    producer.ifPresent(made -> made.close(atMost));
                    producer = Optional.empty();
                } finally {
                    making.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Acknowledgement sent(OutgoingMessage message) {
        var used = producer();
        long since = System.nanoTime();
        try {
            var stored = used.send(record(message)).get();
            return new Acknowledgement(new Partition(stored.topic(), stored.partition()), stored.offset(),
                    Duration.ofNanos(System.nanoTime() - since));
        } catch (ExecutionException e) {
            if (isEndOfProducer(e.getCause())) {
                discard(used);
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    /// After these an idempotent producer refuses everything that follows.
    private static boolean isEndOfProducer(Throwable cause) {
        return cause instanceof ClusterAuthorizationException || cause instanceof OutOfOrderSequenceException
                || cause instanceof UnsupportedVersionException;
    }

    private void discard(Producer<byte[], byte[]> broken) {
        making.lock();
        try {
            producer = producer.filter(current -> current != broken);
        } finally {
            making.unlock();
        }
        broken.close(Duration.ZERO);
    }

    private Producer<byte[], byte[]> producer() {
        making.lock();
        try {
            if (producer.isEmpty() && !closed) {
                producer = Optional.of(producers.get());
            }
            if (closed) {
                // Closing may not have waited for the lock until now.
                producer.ifPresent(made -> made.close(Duration.ZERO));
                producer = Optional.empty();
            }
            return producer.orElseThrow(() -> new CompletionException(new FailureException(new Failure.Cancelled())));
        } finally {
            making.unlock();
        }
    }

    private static ProducerRecord<byte[], byte[]> record(OutgoingMessage message) {
        var partition = message.partition().isPresent() ? Integer.valueOf(message.partition().getAsInt()) : null;
        var record = new ProducerRecord<>(message.topic(), partition, message.key().orElse(null), message.value().orElse(null));
        message.headers().forEach(header -> record.headers().add(header.key(), header.value().orElse(null)));
        return record;
    }
}
