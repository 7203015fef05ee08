package dev.topicscope.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

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

    private final Path file;
    private final LabClients clients;
    private final short replicas;
    private final Instant now;

    SampleData(Path directory, LabClients clients, int brokers, Instant now) {
        this.file = directory.resolve(DONE);
        this.clients = clients;
        this.replicas = (short) brokers;
        this.now = now;
    }

    /// Makes and fills `orders`, unless that was done.
    ///
    /// @throws FailureException `Refused` or `TimedOut` if the brokers don't take it, `Disk`, `Cancelled`
    void sendOrders(Progress progress, Cancellation cancellation) throws FailureException {
        send(progress, cancellation, new Source(SampleTopic.ORDERS, this::orders));
    }

    /// Makes and fills all topics but `orders`, unless that was done.
    ///
    /// @throws FailureException `Refused` or `TimedOut` if the brokers don't take it, `Disk`, `Cancelled`
    void sendRest(Progress progress, Cancellation cancellation) throws FailureException {
        var oddities = new SampleOddities(SEED, now);
        send(progress, cancellation,
                new Source(SampleTopic.PAYMENTS, this::payments),
                new Source(SampleTopic.USER_EVENTS, this::userEvents),
                new Source(SampleTopic.INVENTORY, this::inventory),
                new Source(SampleTopic.DEAD_LETTERS, () -> new SampleTopic(SampleTopic.DEAD_LETTERS, 1, bounded(16), oddities.deadLetters())),
                new Source(SampleTopic.GREETINGS, () -> new SampleTopic(SampleTopic.GREETINGS, 1, bounded(16), oddities.greetings())),
                new Source(SampleTopic.RAW_BYTES, () -> new SampleTopic(SampleTopic.RAW_BYTES, 2, bounded(16), oddities.rawBytes())),
                new Source(SampleTopic.EMPTY, () -> new SampleTopic(SampleTopic.EMPTY, 3, bounded(16), List.of())));
    }

    private SampleTopic orders() {
        var shop = new SampleShop(SEED);
        return new SampleTopic(SampleTopic.ORDERS, 4, bounded(64), shop.wave(8_000, now, PAST).stream().map(shop::order).toList());
    }

    private SampleTopic payments() {
        var shop = new SampleShop(SEED);
        return new SampleTopic(SampleTopic.PAYMENTS, 8, bounded(16), shop.wave(2_000, now, PAST).stream().map(shop::payment).toList());
    }

    private SampleTopic userEvents() {
        var shop = new SampleShop(SEED);
        return new SampleTopic(SampleTopic.USER_EVENTS, 12, bounded(8),
                shop.wave(1_000, now, Duration.ofHours(2)).stream().map(shop::userEvent).toList());
    }

    /// A segment a day, so that the cleaner has closed ones to compact; tombstones stay to be seen.
    private SampleTopic inventory() {
        var shop = new SampleShop(SEED);
        return new SampleTopic(SampleTopic.INVENTORY, 6, Map.of("cleanup.policy", "compact", "segment.ms", "86400000",
                "min.cleanable.dirty.ratio", "0.01", "delete.retention.ms", "31536000000"), shop.inventory(shop.wave(1_200, now, PAST)));
    }

    private static Map<String, String> bounded(long mebibytesAPartition) {
        return Map.of("retention.bytes", Long.toString(mebibytesAPartition * MIB), "segment.bytes", Long.toString(mebibytesAPartition * MIB / 4));
    }

    private void send(Progress progress, Cancellation cancellation, Source... sources) throws FailureException {
        var done = done();
        var missing = new ArrayList<SampleTopic>();
        for (var source : sources) {
            if (!done.containsKey(source.name())) {
                missing.add(source.maker().get());
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        progress.tell(missing.size() == 1 ? "Making the topic " + missing.getFirst().name() : "Making " + missing.size() + " more topics");
        var admin = clients.admin();
        try {
            create(admin, missing, cancellation);
        } finally {
            admin.close(Duration.ZERO);
        }
        var producer = clients.producer("lab-sample-data");
        try {
            for (var topic : missing) {
                progress.tell("Writing " + topic.name());
                send(producer, topic, cancellation);
                done.setProperty(topic.name(), now.toString());
                keep(done);
            }
        } finally {
            // Nothing is left to send, or nothing of it is wanted any more.
            producer.close(Duration.ZERO);
        }
    }

    private void create(Admin admin, List<SampleTopic> missing, Cancellation cancellation) throws FailureException {
        Set<String> there = LabClients.await("list topics", admin.listTopics().names(), cancellation);
        var halfSent = missing.stream().map(SampleTopic::name).filter(there::contains).toList();
        if (!halfSent.isEmpty()) {
            LabClients.await("delete topics", admin.deleteTopics(halfSent).all(), cancellation);
        }
        var topics = missing.stream().map(topic -> new NewTopic(topic.name(), topic.partitions(), replicas).configs(topic.configs())).toList();
        LabClients.await("create topics", admin.createTopics(topics).all(), cancellation);
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, SampleTopic topic, Cancellation cancellation) throws FailureException {
        var failure = new AtomicReference<Exception>();
        int sent = 0;
        try {
            for (ProducerRecord<byte[], byte[]> record : topic.records()) {
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

    private void keep(Properties done) throws FailureException {
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

    /// A topic whose records are made only if it is missing.
    private record Source(String name, Supplier<SampleTopic> maker) {
    }
}
