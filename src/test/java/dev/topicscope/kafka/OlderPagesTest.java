package dev.topicscope.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.Older;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.Reading;
import dev.topicscope.browse.Session;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Message;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// Reads from a real broker what lies before the records that a reading holds.
class OlderPagesTest {

    private static SharedCluster cluster;
    private static Session session;

    @BeforeAll
    static void connect() throws FailureException {
        cluster = SharedCluster.get();
        session = Live.connect(cluster.bootstrap());
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, long millis, String key, String value) {
        return new ProducerRecord<>(topic, partition, millis, key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8));
    }

    private static void loadOne(Reading reading) throws Exception {
        reading.loadOlder();
        Await.until("a page", () -> !(reading.older() instanceof Older.Loading));
        assertThat(reading.older()).isNotInstanceOf(Older.Failed.class);
    }

    /// Loads until there is nothing before; returns how many pages that took.
    private static int loadAll(Reading reading) throws Exception {
        int pages = 0;
        while (reading.older() instanceof Older.More) {
            loadOne(reading);
            pages++;
        }
        assertThat(reading.older()).isInstanceOf(Older.None.class);
        return pages;
    }

    private static Map<Integer, List<Long>> offsets(Reading reading) {
        return Live.held(reading).stream().collect(Collectors.groupingBy(message -> message.partition().number(),
                Collectors.mapping(Message::offset, Collectors.toList())));
    }

    @Test
    void everyRecordBeforeComesOnceInTheOrderOfTime() throws Exception {
        String topic = cluster.topic("older", 3);
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 4_000; i++) {
            // Partition 2 has most of the records, and partition 1 only old ones.
            int partition = i < 1_000 ? i % 3 : i % 10 == 0 ? 0 : 2;
            records.add(record(topic, partition, 1_000_000 + i, null, "v" + i));
        }
        cluster.send(records);

        try (var reading = session.read(Live.request(topic, new Start.Last(100)))) {
            Live.awaitLive(reading);
            assertThat(Live.values(reading)).hasSize(100).first().isEqualTo("v3900");
            long first = reading.records().first();
            assertThat(loadAll(reading)).isGreaterThanOrEqualTo(8);

            assertThat(reading.records().message(first).orElseThrow().value()).contains("v3900".getBytes(StandardCharsets.UTF_8));
            Live.assertEveryOffsetOnce(reading, 3, 4_000);
            assertThat(Live.held(reading))
                    .isSortedAccordingTo(Comparator.comparing((Message message) -> message.timestamp().orElseThrow().time()));
            cluster.send(List.of(record(topic, 1, 9_000_000, null, "live")));
            Await.until("the live record", () -> Live.values(reading).getLast().equals("live"));
        }
    }

    @Test
    void abortedTransactionsAndMarkersAtTheEdgesLeaveNothingOut() throws Exception {
        String topic = cluster.topic("older-transactions", 1);
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", cluster.bootstrap(), "transactional.id", topic),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            for (int i = 0; i < 300; i++) {
                producer.beginTransaction();
                for (int j = 0; j < 1 + i % 7; j++) {
                    producer.send(record(topic, 0, 1_000_000 + i, null, (i % 3 == 0 ? "aborted " : "committed ") + i + " " + j));
                }
                if (i % 3 == 0) {
                    producer.flush();
                    producer.abortTransaction();
                } else {
                    producer.commitTransaction();
                }
            }
        }
        for (var isolation : IsolationLevel.values()) {
            List<String> straight;
            try (var reading = session.read(new ReadRequest(topic, Set.of(), new Start.Earliest(), isolation, 1 << 20))) {
                Live.awaitLive(reading);
                straight = Live.values(reading);
            }
            try (var reading = session.read(new ReadRequest(topic, Set.of(), new Start.Latest(), isolation, 1 << 20))) {
                Live.awaitLive(reading);
                assertThat(loadAll(reading)).isGreaterThan(1);
                assertThat(Live.values(reading)).isEqualTo(straight);
            }
        }
    }

    @Test
    void gapsOfCompactionAreStridden() throws Exception {
        String topic = cluster.topic("older-compacted", 1, Map.of("cleanup.policy", "compact", "segment.bytes", "1048576",
                "min.cleanable.dirty.ratio", "0.01", "max.compaction.lag.ms", "1"));
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        String padding = "x".repeat(200);
        for (int i = 0; i < 30_000; i++) {
            records.add(record(topic, 0, 1_000_000 + i, i < 5 ? "first" + i : "k" + i % 50, padding + i));
        }
        cluster.send(records);
        Await.until("the topic is compacted", Duration.ofSeconds(60), () -> {
            try (var reading = session.read(Live.request(topic, new Start.Earliest()))) {
                Live.awaitLive(reading);
                return reading.records().end() < 15_000;
            }
        });

        try (var reading = session.read(Live.request(topic, new Start.Latest()))) {
            Live.awaitLive(reading);
            loadAll(reading);
            assertThat(offsets(reading).get(0)).isSorted().doesNotHaveDuplicates().startsWith(0L, 1L, 2L, 3L, 4L).endsWith(29_999L);
        }
    }

    @Test
    void aLogStartThatMovesEndsIt() throws Exception {
        String topic = cluster.topic("older-deleted", 2);
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 4_000; i++) {
            records.add(record(topic, i % 2, 1_000_000 + i, null, "v" + i));
        }
        cluster.send(records);

        try (var reading = session.read(Live.request(topic, new Start.Last(10)))) {
            Live.awaitLive(reading);
            loadOne(reading);
            Live.get(cluster.admin().deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(1_700),
                    new TopicPartition(topic, 1), RecordsToDelete.beforeOffset(1_995))).all());
            loadAll(reading);

            var offsets = offsets(reading);
            assertThat(offsets.get(0)).isEqualTo(LongStream.range(1_700, 2_000).boxed().toList());
            assertThat(offsets.get(1)).isSorted().doesNotHaveDuplicates().endsWith(1_999L);
        }
    }

    @Test
    void aFullWindowMovesBackAndForthWithoutAGap() throws Exception {
        String topic = cluster.topic("older-full", 2);
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 600; i++) {
            records.add(new ProducerRecord<>(topic, i % 2, 1_000_000L + i, null, new byte[10_000]));
        }
        cluster.send(records);

        try (var reading = session.read(new ReadRequest(topic, Set.of(), new Start.AtOffset(200), IsolationLevel.READ_UNCOMMITTED,
                1 << 20))) {
            reading.records().keepOldest(true);
            Live.awaitPhase(reading, Phase.Full.class);
            loadAll(reading);
            var held = offsets(reading);
            assertThat(held.get(0)).startsWith(0L, 1L, 2L);
            assertThat(held.values()).allSatisfy(list -> assertThat(list.getLast() - list.getFirst()).isEqualTo(list.size() - 1L));
            assertThat(reading.records().heldBytes()).isLessThanOrEqualTo((1 << 20) + (1 << 18));
            assertThat(reading.records().dropped()).isPositive();

            for (long end = reading.records().end(); !offsets(reading).get(1).getLast().equals(299L); end = reading.records().end()) {
                long before = end;
                reading.records().dropOldest(1 << 17);
                Await.until("more at the end", () -> reading.records().end() > before);
                assertThat(offsets(reading).values()).allSatisfy(list ->
                        assertThat(list.getLast() - list.getFirst()).isEqualTo(list.size() - 1L));
            }
            assertThat(Live.held(reading))
                    .isSortedAccordingTo(Comparator.comparing((Message message) -> message.timestamp().orElseThrow().time()));
        }
    }

    @Test
    void whatAReadAtTheLiveEndHasDroppedForOlderRecordsComesBack() throws Exception {
        String topic = cluster.topic("older-live", 1);
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 300; i++) {
            records.add(new ProducerRecord<>(topic, 0, 1_000_000L + i, null, new byte[10_000]));
        }
        cluster.send(records);

        try (var reading = session.read(new ReadRequest(topic, Set.of(), new Start.Last(80), IsolationLevel.READ_UNCOMMITTED, 1 << 20))) {
            Live.awaitLive(reading);
            reading.records().keepOldest(true);
            long end = reading.records().end();
            while (reading.records().end() == end) {
                loadOne(reading);
            }
            reading.records().keepOldest(false);

            Await.until("the newest again", () -> reading.records().end() == end);
            assertThat(offsets(reading).get(0)).endsWith(299L).isSorted().doesNotHaveDuplicates();
            assertThat(offsets(reading).get(0).getLast() - offsets(reading).get(0).getFirst())
                    .isEqualTo(offsets(reading).get(0).size() - 1L);
        }
    }

    @Test
    void aFloodIsCountedExactlyWhileSomeRowsStayInView() throws Exception {
        String topic = cluster.topic("flood", 2);
        try (var reading = session.read(new ReadRequest(topic, Set.of(), new Start.Latest(), IsolationLevel.READ_UNCOMMITTED, 1 << 20))) {
            Live.awaitLive(reading);
            cluster.send(List.of(record(topic, 0, 1, null, "looked at")));
            Live.awaitRecords(reading, 1);
            var store = reading.records();
            store.pin(Optional.of(new IndexRange(0, 1)));
            for (int part = 0; part < 4; part++) {
                var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
                for (int i = 0; i < 25_000; i++) {
                    records.add(record(topic, i % 2, 1_000_000 + i, null, "v" + i));
                }
                cluster.send(records);
            }
            Live.awaitRecords(reading, 100_001);

            assertThat(store.end()).isEqualTo(100_001);
            assertThat(store.dropped()).isEqualTo(store.first()).isPositive();
            assertThat(store.heldBytes()).isLessThanOrEqualTo(store.limitBytes());
            assertThat(store.message(0).orElseThrow().value()).contains("looked at".getBytes(StandardCharsets.UTF_8));
            assertThat(Live.held(reading)).hasSize((int) (store.end() - store.first()));
        }
    }

    @Test
    void itWorksAfterTheReadWasStopped() throws Exception {
        String topic = cluster.topic("older-stopped", 1);
        cluster.send(List.of(record(topic, 0, 1, null, "a"), record(topic, 0, 2, null, "b")));

        try (var reading = session.read(Live.request(topic, new Start.AtOffset(1)))) {
            Live.awaitRecords(reading, 1);
            reading.stop();
            loadAll(reading);
            assertThat(Live.values(reading)).containsExactly("a", "b");
        }
        Await.until("its threads end", () -> Live.threads().stream().noneMatch(name -> name.contains(topic)));
    }

    @Test
    void oneReaderServesReadAfterReadAndThenEnds() throws Exception {
        String topic = cluster.topic("older-warm", 2);
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 2_000; i++) {
            records.add(record(topic, i % 2, 1_000_000 + i, null, "v" + i));
        }
        cluster.send(records);

        var reader = session.reader(topic);
        var first = reader.read(Live.request(topic, new Start.Earliest()));
        Live.awaitRecords(first, 2_000);
        var clients = Live.threads();
        for (int at = 0; at < 900; at += 300) {
            var jump = reader.read(Live.request(topic, new Start.AtOffset(at)));
            long left = 2_000 - 2L * at;
            Await.until("all from there", () -> jump.records().end() == left);
            assertThat(Live.values(jump)).startsWith("v" + 2 * at).endsWith("v1999").doesNotHaveDuplicates();
            loadAll(jump);
            Live.assertEveryOffsetOnce(jump, 2, 2_000);
        }
        assertThat(first.records().heldBytes()).isZero();
        assertThat(Live.threads().stream().filter(name -> name.startsWith("read " + topic))).hasSize(1);
        assertThat(clients).isNotEmpty();

        reader.close();
        Await.until("its threads end", () -> Live.threads().stream().noneMatch(name -> name.contains(topic)));
    }
}
