package dev.topicscope.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// The sample topics and what is in them, sent by a real producer, each topic once in a cluster's life.
///
/// What was sent is kept in a file in the lab's folder, which goes with the data. A topic whose sending was broken off is deleted and sent
/// anew. Not thread-safe.
final class SampleData {

    static final long SEED = 20_260_101;
    private static final String DONE = "sample-data.properties";
    private static final long MIB = 1 << 20;
    private static final Duration PAST = Duration.ofDays(7);
    private static final int PART = 200;
    private static final long LED_NANOS = Duration.ofSeconds(10).toNanos();

    private final Path file;
    private final LabClients clients;
    private final short replicas;
    private final Instant now;
    private final List<SampleTopic> topics;

    SampleData(Path directory, LabClients clients, int brokers, Instant now) {
        this.file = directory.resolve(DONE);
        this.clients = clients;
        this.replicas = (short) brokers;
        this.now = now;
        this.topics = topics(now);
    }

    /// Every topic, `orders` first; the same records for the same `now`.
    static List<SampleTopic> topics(Instant now) {
        var oddities = new SampleOddities(SEED, now);
        // A segment a day, so that the cleaner has closed ones to compact; tombstones stay to be seen.
        var compacted = Map.of("cleanup.policy", "compact", "segment.ms", "86400000", "min.cleanable.dirty.ratio", "0.01",
                "delete.retention.ms", "31536000000");
        return List.of(
                new SampleTopic(SampleTopic.ORDERS, 4, bounded(64), made(8_000, now, PAST, shop -> shop::order)),
                new SampleTopic(SampleTopic.PAYMENTS, 8, bounded(16), made(2_000, now, PAST, shop -> shop::payment)),
                new SampleTopic(SampleTopic.USER_EVENTS, 12, bounded(8), made(1_000, now, Duration.ofHours(2), shop -> shop::userEvent)),
                new SampleTopic(SampleTopic.INVENTORY, 6, compacted, () -> {
                    var shop = new SampleShop(SEED);
                    return shop.inventory(shop.wave(1_200, now, PAST));
                }),
                new SampleTopic(SampleTopic.DEAD_LETTERS, 1, bounded(16), oddities::deadLetters),
                new SampleTopic(SampleTopic.GREETINGS, 1, bounded(16), oddities::greetings),
                new SampleTopic(SampleTopic.RAW_BYTES, 2, bounded(16), oddities::rawBytes),
                new SampleTopic(SampleTopic.EMPTY, 3, bounded(16), List::of));
    }

    /// Makes the topics that were not sent yet. All at once and before any is sent, as a broker needs a moment until it leads a new
    /// partition.
    ///
    /// @throws FailureException `Refused` or `TimedOut` if the brokers would not, `Cancelled`
    void createTopics(Progress progress, Cancellation cancellation) throws FailureException {
        var missing = missing(topics);
        if (!missing.isEmpty()) {
            progress.tell("Making sample topics");
            var admin = clients.admin();
            try {
                create(admin, missing, cancellation);
            } finally {
                admin.close(Duration.ZERO);
            }
        }
    }

    /// Fills `orders`, unless that was done.
    ///
    /// @throws FailureException `Refused` if the brokers don't take it, `Disk`, `Cancelled`
    void sendOrders(Progress progress, Cancellation cancellation) throws FailureException {
        send(topics.subList(0, 1), progress, cancellation);
    }

    /// Fills all topics but `orders`, unless that was done.
    ///
    /// @throws FailureException `Refused` if the brokers don't take it, `Disk`, `Cancelled`
    void sendRest(Progress progress, Cancellation cancellation) throws FailureException {
        send(topics.subList(1, topics.size()), progress, cancellation);
    }

    private static Supplier<List<ProducerRecord<byte[], byte[]>>> made(int count, Instant end, Duration span,
            Function<SampleShop, Function<Instant, ProducerRecord<byte[], byte[]>>> what) {
        return () -> {
            var shop = new SampleShop(SEED);
            return shop.wave(count, end, span).stream().map(what.apply(shop)).toList();
        };
    }

    private static Map<String, String> bounded(long mebibytesAPartition) {
        return Map.of("retention.bytes", Long.toString(mebibytesAPartition * MIB),
                "segment.bytes", Long.toString(mebibytesAPartition * MIB / 4));
    }

    private List<SampleTopic> missing(List<SampleTopic> wanted) {
        var done = done();
        return wanted.stream().filter(topic -> !done.containsKey(topic.name())).toList();
    }

    private void create(Admin admin, List<SampleTopic> missing, Cancellation cancellation) throws FailureException {
        Set<String> there = LabClients.await("list topics", admin.listTopics().names(), cancellation);
        var halfSent = missing.stream().map(SampleTopic::name).filter(there::contains).toList();
        if (!halfSent.isEmpty()) {
            LabClients.await("delete topics", admin.deleteTopics(halfSent).all(), cancellation);
        }
        var made = missing.stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), replicas).configs(topic.configs())).toList();
        var created = admin.createTopics(made);
        LabClients.await("create topics", created.all(), cancellation);
        awaitKnown(admin, missing.stream().map(SampleTopic::name).toList(), created, cancellation);
        awaitLed(admin, missing, cancellation);
    }

    /// Waits until the brokers know the new topics of those names. Until then they would take records into the deleted ones, and lose them.
    private static void awaitKnown(Admin admin, List<String> names, CreateTopicsResult created, Cancellation cancellation)
            throws FailureException {
        for (String name : names) {
            var wanted = LabClients.await("create topics", created.topicId(name), cancellation);
            while (!wanted.equals(knownId(admin, name, cancellation))) {
                cancellation.check();
            }
        }
    }

    private static Uuid knownId(Admin admin, String name, Cancellation cancellation) throws FailureException {
        var described = admin.describeTopics(List.of(name)).topicNameValues().get(name)
                .toCompletionStage().handle((topic, missing) -> missing == null ? topic.topicId() : Uuid.ZERO_UUID);
        return LabClients.await("describe topics", described, cancellation);
    }

    /// Waits until every partition answers, for some seconds at most. Until then an idempotent producer's first records may be refused and
    /// the following ones be taken; the first are then out of order, and refused until their delivery time of two minutes is over.
    private static void awaitLed(Admin admin, List<SampleTopic> topics, Cancellation cancellation) throws FailureException {
        var ends = topics.stream().flatMap(topic -> IntStream.range(0, topic.partitions()).mapToObj(number ->
                new TopicPartition(topic.name(), number))).collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        long begun = System.nanoTime();
        boolean led = false;
        while (!led && System.nanoTime() - begun < LED_NANOS) {
            cancellation.check();
            var answered = admin.listOffsets(ends).all().toCompletionStage().handle((_, failed) -> failed == null);
            led = LabClients.await("create topics", answered, cancellation);
        }
    }

    private void send(List<SampleTopic> wanted, Progress progress, Cancellation cancellation) throws FailureException {
        var missing = missing(wanted);
        if (missing.isEmpty()) {
            return;
        }
        var producer = clients.producer("lab-sample-data");
        try {
            for (var topic : missing) {
                progress.tell("Writing " + topic.name());
                send(producer, topic, cancellation);
                keepDone(topic);
            }
        } finally {
            // Nothing is left to send, or nothing of it is wanted any more.
            producer.close(Duration.ZERO);
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, SampleTopic topic, Cancellation cancellation) throws FailureException {
        var failure = new AtomicReference<Exception>();
        int sent = 0;
        try {
            for (var record : topic.records().get()) {
                producer.send(record, (stored, error) -> failure.compareAndSet(null, error));
                if (++sent % PART == 0) {
                    cancellation.check();
                    // Many small batches: time indexes and segments as fine as those of a topic that grew over days.
                    producer.flush();
                }
            }
            producer.flush();
        } catch (KafkaException refused) {
            throw new FailureException(new Failure.Refused("send to " + topic.name(), refused.toString()), refused);
        }
        if (failure.get() != null) {
            throw new FailureException(new Failure.Refused("send to " + topic.name(), failure.get().toString()), failure.get());
        }
    }

    private Properties done() {
        var done = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            done.load(in);
        } catch (IOException | IllegalArgumentException missing) {
            done.clear();
        }
        return done;
    }

    private void keepDone(SampleTopic topic) throws FailureException {
        var done = done();
        done.setProperty(topic.name(), now.toString());
        var next = file.resolveSibling(DONE + ".new");
        try {
            try (var out = Files.newBufferedWriter(next)) {
                done.store(out, null);
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new FailureException(new Failure.Disk("keep which sample topics were sent", refused.toString()), refused);
        }
    }
}
