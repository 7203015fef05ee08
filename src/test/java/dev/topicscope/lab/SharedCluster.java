package dev.topicscope.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;

/// One broker for all tests of a JVM: started by the first test that asks for it, without sample data, and gone with the JVM.
///
/// Tests share it: each works on topics of its own and never stops or kills the broker. A test that does so takes a [LabCluster] of
/// its own.
public final class SharedCluster {

    private static final Duration LEADERS = Duration.ofSeconds(20);

    private final LabCluster cluster;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    private SharedCluster(Path directory) throws FailureException {
        cluster = new LabCluster(directory, 1);
        cluster.start(progress -> { }, new Cancellation());
        admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()));
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", cluster.bootstrap(), "max.request.size", 20 << 20),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    public static SharedCluster get() {
        return Holder.INSTANCE;
    }

    public String bootstrap() {
        return cluster.bootstrap();
    }

    /// An admin client that all tests share; nobody closes it.
    public Admin admin() {
        return admin;
    }

    /// A topic name nobody has used.
    public String unusedName(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    /// Creates a topic and returns its name, which begins with `prefix`.
    public String topic(String prefix, int partitions) {
        return topic(prefix, partitions, Map.of());
    }

    /// Creates a topic with `configs` (such as `cleanup.policy`) and returns its name, which begins with `prefix`.
    public String topic(String prefix, int partitions, Map<String, String> configs) {
        var name = unusedName(prefix);
        get("create topic", () -> admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(configs))).all()
                .get(20, TimeUnit.SECONDS));
        // A topic is created before its partitions are led. Until then an idempotent producer's first records may be refused and the
        // following ones be taken; the first are then out of order, and refused until they expire after two minutes.
        var ends = IntStream.range(0, partitions).boxed()
                .collect(Collectors.toMap(number -> new TopicPartition(name, number), _ -> OffsetSpec.latest()));
        long begun = System.nanoTime();
        while (!isLed(ends)) {
            if (System.nanoTime() - begun > LEADERS.toNanos()) {
                throw new AssertionError("The shared cluster has no leaders for " + name);
            }
        }
        return name;
    }

    /// Sends records in their order, up to 20 MiB each, and returns when all are stored.
    public void send(List<ProducerRecord<byte[], byte[]>> records) {
        var sent = records.stream().map(producer::send).toList();
        producer.flush();
        sent.forEach(one -> get("send", () -> one.get(20, TimeUnit.SECONDS)));
    }

    private boolean isLed(Map<TopicPartition, OffsetSpec> ends) {
        try {
            admin.listOffsets(ends).all().get(20, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException notYet) {
            return false;
        } catch (TimeoutException | InterruptedException failed) {
            throw new AssertionError("The shared cluster does not tell of a topic", failed);
        }
    }

    private void close(Path directory) {
        producer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
        cluster.close();
        try (var tree = Files.walk(directory)) {
            for (var file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private static void get(String what, Wait wait) {
        try {
            wait.run();
        } catch (ExecutionException | TimeoutException | InterruptedException failed) {
            throw new AssertionError("The shared cluster would not " + what, failed);
        }
    }

    private static SharedCluster open() {
        try {
            var directory = Files.createTempDirectory("topicscope-test-lab");
            var opened = new SharedCluster(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> opened.close(directory), "shared-cluster-close"));
            return opened;
        } catch (IOException failed) {
            throw new AssertionError("The shared cluster has no folder", failed);
        } catch (FailureException failed) {
            throw new AssertionError("The shared cluster did not start: " + failed.failure().detail(), failed);
        }
    }

    private static final class Holder {
        private static final SharedCluster INSTANCE = open();
    }

    private interface Wait {
        void run() throws ExecutionException, TimeoutException, InterruptedException;
    }
}
