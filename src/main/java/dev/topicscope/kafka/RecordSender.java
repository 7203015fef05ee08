package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

import dev.topicscope.model.Acknowledgement;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.OutgoingMessage;
import dev.topicscope.model.Partition;

/// Sends records with one producer, made when the first is sent. Thread-safe; blocks.
final class RecordSender {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final OffsetFinder topics;
    private final ClientProperties properties;
    private Producer<byte[], byte[]> producer;
    private boolean closed;

    RecordSender(Admin admin, ClientProperties properties) {
        this.topics = new OffsetFinder(admin, IsolationLevel.READ_UNCOMMITTED);
        this.properties = properties;
    }

    Acknowledgement send(OutgoingMessage message, Cancellation cancellation) throws FailureException {
        String what = "send to " + message.topic();
        // A producer would have the broker create a topic that does not exist, where the broker may.
        int partitions = topics.describe(message.topic(), cancellation).partitions().size();
        if (message.partition().isPresent() && message.partition().getAsInt() >= partitions) {
            throw new FailureException(new Failure.NotFound("partition " + message.partition().getAsInt() + " of topic " + message.topic(),
                    "The topic has " + partitions + " partitions."));
        }
        var answer = new CompletableFuture<RecordMetadata>();
        var since = Instant.now();
        try {
            producer().send(record(message), (stored, failed) -> {
                if (failed == null) {
                    answer.complete(stored);
                } else {
                    answer.completeExceptionally(failed);
                }
            });
        } catch (KafkaException e) {
            throw KafkaFailures.translate(e, what);
        }
        var stored = Waits.await(answer, what, DEADLINE, cancellation);
        var took = Duration.between(since, Instant.now());
        return new Acknowledgement(new Partition(stored.topic(), stored.partition()), stored.offset(), took);
    }

    synchronized void close(Duration atMost) {
        closed = true;
        if (producer != null) {
            producer.close(atMost);
        }
    }

    private synchronized Producer<byte[], byte[]> producer() throws FailureException {
        if (closed) {
            throw new FailureException(new Failure.Cancelled());
        }
        if (producer == null) {
            producer = new KafkaProducer<>(properties.producer());
        }
        return producer;
    }

    private static ProducerRecord<byte[], byte[]> record(OutgoingMessage message) {
        var partition = message.partition().isPresent() ? Integer.valueOf(message.partition().getAsInt()) : null;
        var record = new ProducerRecord<>(message.topic(), partition, message.key().orElse(null), message.value().orElse(null));
        message.headers().forEach(header -> record.headers().add(header.key(), header.value().orElse(null)));
        return record;
    }
}
