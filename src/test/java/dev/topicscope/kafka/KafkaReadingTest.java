package dev.topicscope.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.Reading;
import dev.topicscope.browse.Session;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Header;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Message;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// Reads from a real broker, that of all tests.
class KafkaReadingTest {

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

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, long millis, String value) {
        return new ProducerRecord<>(topic, partition, millis, null, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Reading read(String topic, Start start) {
        return session.read(Live.request(topic, start));
    }

    @Test
    void oddRecordsComeAsTheyWereSent() throws Exception {
        String topic = cluster.topic("odd", 1);
        byte[] large = new byte[5 << 20];
        Arrays.fill(large, (byte) 'x');
        large[large.length - 1] = 'y';
        var repeated = new ProducerRecord<>(topic, 0, 1L, "k".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xc3, 0x28, (byte) 0xff});
        repeated.headers().add("h", new byte[] {1}).add("other", null).add("h", new byte[0]).add("h", new byte[] {1});
        cluster.send(List.of(new ProducerRecord<>(topic, 0, 1L, new byte[0], new byte[0]),
                new ProducerRecord<byte[], byte[]>(topic, 0, null, null), repeated,
                new ProducerRecord<>(topic, 0, 1L, null, large), record(topic, 0, 1, "after")));

        try (var reading = read(topic, new Start.Earliest())) {
            Live.awaitRecords(reading, 5);
            Live.awaitLive(reading);
            var held = Live.held(reading);
            assertThat(held.get(0).key().orElseThrow()).isEmpty();
            assertThat(held.get(0).value().orElseThrow()).isEmpty();
            assertThat(held.get(1).key()).isEmpty();
            assertThat(held.get(1).value()).isEmpty();
            assertThat(held.get(2).value()).contains(new byte[] {(byte) 0xc3, 0x28, (byte) 0xff});
            assertThat(held.get(2).headers()).extracting(Header::key).containsExactly("h", "other", "h", "h");
            assertThat(held.get(2).headers()).extracting(header -> header.value().map(bytes -> bytes.length).orElse(null))
                    .containsExactly(1, null, 0, 1);
            assertThat(held.get(3).valueSizeBytes()).isEqualTo(large.length);
            var whole = session.record(held.get(3).partition(), 3, _ -> { }, new Cancellation());
            assertThat(Arrays.equals(whole.value().orElseThrow(), large)).isTrue();
            assertThat(held.get(4).offset()).isEqualTo(4);
            assertThat(reading.progress().bytes()).isEqualTo((5 << 20) + 1 + 3 + 5 + 8 + 2);
        }
    }

    @Test
    void threeHundredPartitionsAreReadInTheOrderOfTime() throws Exception {
        String topic = cluster.topic("many", 300);
        // The broker makes their logs after it has answered.
        Await.until("every partition answers", Duration.ofSeconds(60),
                () -> session.topic(topic, new Cancellation()).count().doubts().isEmpty());
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 3_000; i++) {
            records.add(record(topic, i * 7 % 300, 1_000_000 + i, "v" + i));
        }
        cluster.send(records);

        try (var reading = read(topic, new Start.Earliest())) {
            Live.awaitRecords(reading, 3_000);
            Live.awaitLive(reading);
            assertThat(reading.progress().warnings()).isEmpty();
            Live.assertEveryOffsetOnce(reading, 300, 3_000);
            assertThat(Live.held(reading))
                    .isSortedAccordingTo(Comparator.comparing((Message message) -> message.timestamp().orElseThrow().time()));

            cluster.send(List.of(record(topic, 299, 5, "live")));
            Live.awaitRecords(reading, 3_001);
        }
    }

    @Test
    void theLastAreTheNewestOverAllPartitions() throws Exception {
        String topic = cluster.topic("last", 3);
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 600; i++) {
            // Partition 2 has only old records, partition 0 most of the new ones.
            records.add(record(topic, i < 200 ? 2 : i % 10 == 0 ? 1 : 0, 1_000 + i, "v" + i));
        }
        cluster.send(records);

        try (var reading = read(topic, new Start.Last(50))) {
            Live.awaitLive(reading);
            Await.until("50 records", () -> Live.held(reading).size() == 50);
            assertThat(Live.values(reading)).first().isEqualTo("v550");
            assertThat(Live.values(reading)).last().isEqualTo("v599");
            assertThat(reading.records().dropped()).isZero();

            cluster.send(List.of(record(topic, 1, 2_000, "new"), record(topic, 1, 2_001, "newer")));
            Await.until("live records are added to the last", () -> Live.held(reading).size() == 52);
        }
    }

    @Test
    void latestBringsOnlyWhatComes() throws Exception {
        String topic = cluster.topic("latest", 2);
        cluster.send(List.of(record(topic, 0, 1, "old"), record(topic, 1, 2, "old")));

        try (var reading = read(topic, new Start.Latest())) {
            Live.awaitLive(reading);
            cluster.send(List.of(record(topic, 1, 3, "new")));
            Live.awaitRecords(reading, 1);
            assertThat(Live.values(reading)).containsExactly("new");
        }
    }

    @Test
    void aTimeOrAnOffsetIsFoundInEachPartition() throws Exception {
        String topic = cluster.topic("from", 2);
        cluster.send(List.of(record(topic, 0, 1_000, "a"), record(topic, 0, 2_000, "b"), record(topic, 0, 3_000, "c"),
                record(topic, 1, 1_500, "d")));

        try (var byTime = read(topic, new Start.AtTime(Instant.ofEpochMilli(1_001)));
             var later = read(topic, new Start.AtTime(Instant.ofEpochMilli(9_000)));
             var byOffset = read(topic, new Start.AtOffset(1));
             var chosen = session.read(new ReadRequest(topic, Set.of(1), new Start.Earliest(), IsolationLevel.READ_UNCOMMITTED, 1 << 20))) {
            Live.awaitLive(byTime);
            Live.awaitLive(later);
            Live.awaitLive(byOffset);
            Live.awaitLive(chosen);
            assertThat(Live.values(byTime)).containsExactly("d", "b", "c");
            assertThat(Live.values(later)).isEmpty();
            assertThat(Live.values(byOffset)).containsExactly("b", "c");
            assertThat(Live.values(chosen)).containsExactly("d");
        }
    }

    @Test
    void whileItIsPausedNothingComesAndNothingIsLost() throws Exception {
        String topic = cluster.topic("paused", 2);
        cluster.send(List.of(record(topic, 0, 1, "before")));

        try (var reading = read(topic, new Start.Earliest())) {
            Live.awaitRecords(reading, 1);
            reading.pause();
            assertThat(reading.progress().phase()).isInstanceOf(Phase.Paused.class);
            var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
            for (int i = 0; i < 500; i++) {
                records.add(record(topic, i % 2, 10 + i, "v" + i));
            }
            cluster.send(records);
            reading.resume();
            Live.awaitRecords(reading, 501);
            Live.assertEveryOffsetOnce(reading, 2, 501);
        }
    }

    @Test
    void committedReadsShowWhatWasCommittedAndEndBehindTheMarkers() throws Exception {
        String topic = cluster.topic("tx", 1);
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", cluster.bootstrap(), "transactional.id", topic),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record(topic, 0, 1, "aborted"));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(record(topic, 0, 2, "committed"));
            producer.commitTransaction();
        }

        try (var all = read(topic, new Start.Earliest());
             var committed = session.read(new ReadRequest(topic, Set.of(), new Start.Earliest(), IsolationLevel.READ_COMMITTED, 1 << 20));
             var afterAll = session.read(new ReadRequest(topic, Set.of(), new Start.AtOffset(3), IsolationLevel.READ_COMMITTED, 1 << 20))) {
            Live.awaitLive(all);
            Live.awaitLive(committed);
            Live.awaitLive(afterAll);
            assertThat(Live.values(all)).containsExactly("aborted", "committed");
            assertThat(Live.values(committed)).containsExactly("committed");
            assertThat(Live.values(afterAll)).isEmpty();
        }
    }

    @Test
    void aFullStoreWaitsForTheReaderAndThenGoesOn() throws Exception {
        String topic = cluster.topic("full", 1);
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 400; i++) {
            records.add(new ProducerRecord<>(topic, 0, 1L + i, null, new byte[10_000]));
        }
        cluster.send(records);
        var request = new ReadRequest(topic, Set.of(), new Start.Earliest(), IsolationLevel.READ_UNCOMMITTED, 1 << 20);

        try (var reading = session.read(request)) {
            reading.records().keepOldest(true);
            Live.awaitPhase(reading, Phase.Full.class);
            long first = reading.records().first();
            assertThat(reading.records().end()).isLessThan(400);
            assertThat(reading.records().first()).isEqualTo(first);
            reading.records().keepOldest(false);
            Live.awaitRecords(reading, 400);
            assertThat(reading.records().end()).isEqualTo(400);
        }
    }

    @Test
    void stoppingKeepsTheRecordsAndClosingLetsThemGo() throws Exception {
        String topic = cluster.topic("stop", 1);
        cluster.send(List.of(record(topic, 0, 1, "kept")));
        var reading = read(topic, new Start.Earliest());
        Live.awaitRecords(reading, 1);

        reading.stop();
        assertThat(reading.progress().phase()).isInstanceOf(Phase.Stopped.class);
        Await.until("its threads end", () -> Live.threads().stream().noneMatch(name -> name.contains(topic)));
        assertThat(reading.progress().phase()).isInstanceOf(Phase.Stopped.class);
        assertThat(Live.values(reading)).containsExactly("kept");

        reading.close();
        assertThat(reading.records().heldBytes()).isZero();
    }
}
