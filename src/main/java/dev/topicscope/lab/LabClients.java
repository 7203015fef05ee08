package dev.topicscope.lab;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

import static java.util.Map.entry;

/// Makes the clients that feed and read the lab. Whoever asks closes them.
final class LabClients {

    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final String bootstrap;

    LabClients(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.CLIENT_ID_CONFIG, "lab-admin",
                // Its default fills the log when no broker is there.
                AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, "none",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) DEADLINE.toMillis()));
    }

    /// A producer that holds little and gives up soon, so that a broker that is down costs little.
    KafkaProducer<byte[], byte[]> producer(String clientId) {
        return new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ProducerConfig.CLIENT_ID_CONFIG, clientId,
                ProducerConfig.LINGER_MS_CONFIG, 5,
                ProducerConfig.BUFFER_MEMORY_CONFIG, 4L << 20,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 4_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// A consumer in a group that reads from the earliest records on and commits only when told to.
    KafkaConsumer<byte[], byte[]> consumer(String group, int maxPollRecords) {
        return new KafkaConsumer<>(Map.ofEntries(
                entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                // The group of a program that was killed is taken over as soon as the broker lets it be.
                entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000),
                entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000),
                entry(ConsumerConfig.CLIENT_ID_CONFIG, group + "-app"),
                entry(ConsumerConfig.GROUP_ID_CONFIG, group),
                entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxPollRecords),
                entry(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000),
                entry(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000),
                entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000)), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Waits for an answer of the lab's own brokers.
    ///
    /// @throws FailureException `TimedOut` after 15 s, `Refused` if the brokers say no, `Cancelled`
    static <T> T await(String what, KafkaFuture<T> answer, Cancellation cancellation) throws FailureException {
        return await(what, answer.toCompletionStage(), cancellation);
    }

    static <T> T await(String what, CompletionStage<T> answer, Cancellation cancellation) throws FailureException {
        var waiting = answer.toCompletableFuture().copy();
        cancellation.onCancel(() -> waiting.cancel(false));
        waiting.orTimeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        return join(what, waiting, cancellation);
    }

    private static <T> T join(String what, CompletableFuture<T> waiting, Cancellation cancellation) throws FailureException {
        try {
            return waiting.join();
        } catch (CancellationException cancelled) {
            throw new FailureException(new Failure.Cancelled());
        } catch (CompletionException failed) {
            cancellation.check();
            if (failed.getCause() instanceof TimeoutException) {
                throw new FailureException(new Failure.TimedOut(what, DEADLINE, ""), failed);
            }
            throw new FailureException(new Failure.Refused(what, String.valueOf(failed.getCause())), failed);
        }
    }
}
