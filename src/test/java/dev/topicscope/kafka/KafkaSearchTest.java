package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.End;
import dev.topicscope.browse.KeyPartitioner;
import dev.topicscope.browse.Search;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.lab.Await;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Message;
import dev.topicscope.model.Start;
import dev.topicscope.query.Query.EvaluationException;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaSearchTest extends SearchTestBase {

    @Test
    void everyRecordOfEveryPartitionIsTestedOnce() throws Exception {
        var topic = cluster.topic("search", 3);
        sendNumbers(topic, 3, 0, 9_000);

        try (var search = session.search(request(topic, TestQuery.containing("7")))) {
            awaitDone(search);

            assertThat(search.progress().records()).isEqualTo(9_000);
            assertThat(values(search)).containsExactlyInAnyOrderElementsOf(
                    IntStream.range(0, 9_000).mapToObj(String::valueOf).filter(value -> value.contains("7")).toList());
            assertThat(search.progress().partitions()).allMatch(partition -> partition.read() == partition.total()
                    && partition.total() == 3_000);
            assertThat(search.progress().warnings()).isEmpty();
            assertThat(search.isComplete()).isTrue();
        }
    }

    @Test
    void onePartitionReadByTwoThreadsKeepsTheOrderOfOffsets() throws Exception {
        var topic = cluster.topic("search", 1);
        sendNumbers(topic, 1, 0, 250_000);

        try (var search = session.search(request(topic, TestQuery.ALL))) {
            awaitDone(search);

            assertThat(search.progress().matches()).isEqualTo(250_000);
            assertThat(messages(search)).extracting(Message::offset).isSorted().doesNotHaveDuplicates().hasSize(250_000);
        }
    }

    @Test
    void aSearchEndsWhereItIsToldTo() throws Exception {
        var topic = cluster.topic("search", 2);
        sendNumbers(topic, 2, 0, 1_000);

        assertThat(found(topic, new Start.AtOffset(100), new End.BeforeOffset(110))).hasSize(20);
        assertThat(found(topic, new Start.Earliest(), new End.Count(33))).hasSize(33);
        assertThat(found(topic, new Start.Latest(), new End.Now())).isEmpty();
        assertThat(found(topic, new Start.Last(7), new End.Now())).containsExactlyInAnyOrder("993", "994", "995", "996", "997", "998",
                "999");
        assertThat(found(topic, new Start.AtTime(time(500)), new End.BeforeTime(time(504))))
                .containsExactlyInAnyOrder("500", "501", "502", "503");
        assertThat(found(topic, new Start.Last(3), new End.BeforeTime(time(10)))).containsExactlyInAnyOrder("7", "8", "9");
    }

    @Test
    void timesOf1970And2100AreFound() throws Exception {
        // A broker refuses times to come unless it is told to take them.
        var topic = cluster.topic("search", 1, Map.of("message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE), "retention.ms",
                "-1"));
        var times = List.of(Instant.EPOCH, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
        cluster.send(times.stream().map(time -> new ProducerRecord<byte[],
                byte[]>(topic, 0, time.toEpochMilli(), null, bytes(time.toString()))).toList());

        assertThat(found(topic, new Start.Earliest(), new End.Now())).hasSize(3);
        assertThat(found(topic, new Start.Last(1), new End.Now())).containsExactly("2100-01-01T00:00:00Z");
        assertThat(found(topic, new Start.AtTime(Instant.parse("2050-01-01T00:00:00Z")), new End.Now()))
                .containsExactly("2100-01-01T00:00:00Z");
        assertThat(found(topic, new Start.Earliest(), new End.BeforeTime(Instant.parse("2020-01-01T00:00:00Z"))))
                .containsExactly("1970-01-01T00:00:00Z");
    }

    @Test
    void anExactKeyIsSearchedInItsPartitionOnly() throws Exception {
        var topic = cluster.topic("search", 6);
        cluster.send(IntStream.range(0, 600).mapToObj(i -> new ProducerRecord<>(topic, bytes("key-" + i), bytes("value-" + i))).toList());
        int only = KeyPartitioner.partitionFor(bytes("key-42"), 6);

        try (var search = session.search(request(topic, TestQuery.key("key-42")))) {
            awaitDone(search);

            assertThat(values(search)).containsExactly("value-42");
            assertThat(search.progress().records()).isLessThan(600);
            assertThat(search.progress().partitions()).extracting(Search.PartitionProgress::partition).containsExactly(only);
            assertThat(search.keyPartition()).hasValue(only);
            assertThat(search.progress().warnings()).isEmpty();
        }
        try (var search = session.search(request(topic, TestQuery.key("key-42")).inAnyPartition())) {
            awaitDone(search);
            assertThat(search.progress().records()).isEqualTo(600);
            assertThat(search.keyPartition()).isEmpty();
        }
        var all = new SearchRequest(topic, Set.of(0, 1, 2, 3, 4, 5), new Start.Earliest(), new End.Now(), IsolationLevel.READ_UNCOMMITTED,
                TestQuery.key("key-42"), HOLD);
        try (var search = session.search(all)) {
            awaitDone(search);
            assertThat(search.progress().records()).isEqualTo(600);
        }
    }

    @Test
    void whatCantBeEvaluatedIsCountedAndTheFirstReasonKept() throws Exception {
        var topic = cluster.topic("search", 2);
        cluster.send(IntStream.range(0, 1_000).mapToObj(i -> new ProducerRecord<byte[], byte[]>(topic, i % 2, null,
                bytes(i % 10 == 0 ? "{broken" : "{\"number\":" + i + "}"))).toList());
        var query = TestQuery.of(record -> {
            var value = TestQuery.valueOf(record);
            if (value.startsWith("{broken")) {
                throw new EvaluationException("This is no JSON.");
            }
            return value.contains("7");
        });

        try (var search = session.search(request(topic, query))) {
            awaitDone(search);

            assertThat(search.progress().errors()).isEqualTo(100);
            assertThat(search.progress().firstError()).contains("This is no JSON.");
            assertThat(search.progress().matches()).isEqualTo(252);
            assertThat(search.isComplete()).isTrue();
        }
    }

    @Test
    void transactionsAreReadUnderBothIsolationLevels() throws Exception {
        var topic = cluster.topic("search", 1);
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", cluster.bootstrap(), "transactional.id",
                "search-" + UUID.randomUUID()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            transaction(producer, topic, "kept", true);
            transaction(producer, topic, "aborted", false);
        }
        // The last offsets are an aborted record and two markers: no record tells that the end is reached.

        assertThat(found(topic, IsolationLevel.READ_UNCOMMITTED)).containsExactly("kept", "aborted");
        assertThat(found(topic, IsolationLevel.READ_COMMITTED)).containsExactly("kept");
    }

    @Test
    void gapsOfCompactionDoNotKeepASearchFromItsEnd() throws Exception {
        var topic = cluster.topic("search", 1, Map.of("cleanup.policy", "compact", "segment.bytes", "1048576", "min.cleanable.dirty.ratio",
                "0.01",
                "segment.ms", "100", "delete.retention.ms", "100"));
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 3_000; i++) {
            records.add(new ProducerRecord<>(topic, 0, bytes("key-" + i % 3), bytes(i + "-" + "x".repeat(500))));
        }
        cluster.send(records);
        cluster.send(List.of(new ProducerRecord<>(topic, 0, bytes("other"), bytes("roll"))));
        Await.until("the topic is compacted", Duration.ofSeconds(60), () -> {
            cluster.send(List.of(new ProducerRecord<>(topic, 0, bytes("other"), bytes("roll"))));
            return found(topic, new Start.Earliest(), new End.BeforeOffset(3_000)).size() < 2_000;
        });

        assertThat(found(topic, new Start.AtOffset(10), new End.BeforeOffset(20))).hasSizeLessThan(10);
        assertThat(found(topic, new Start.Earliest(), new End.Now())).last().isEqualTo("roll");
    }

    @Test
    void twoSearchesAtOnceDoNotMeet() throws Exception {
        var topic = cluster.topic("search", 2);
        sendNumbers(topic, 2, 0, 50_000);

        try (var one = session.search(request(topic, TestQuery.containing("77"))); var other =
                session.search(request(topic, TestQuery.ALL))) {
            awaitDone(one);
            awaitDone(other);
            assertThat(one.progress().records()).isEqualTo(50_000);
            assertThat(other.progress().matches()).isEqualTo(50_000);
            assertThat(values(one)).allMatch(value -> value.contains("77")).hasSameSizeAs(
                    IntStream.range(0, 50_000).mapToObj(String::valueOf).filter(value -> value.contains("77")).toList());
        }
    }

    @Test
    void aStoreThatMayDropKeepsTheNewestAndCountsTheOthers() throws Exception {
        var topic = cluster.topic("search", 1);
        sendNumbers(topic, 1, 0, 40_000);

        try (var search = session.search(new SearchRequest(topic, Set.of(), new Start.Earliest(), new End.Now(),
                IsolationLevel.READ_UNCOMMITTED,
                TestQuery.ALL, 1 << 20))) {
            awaitDone(search);

            assertThat(search.progress().matches()).isEqualTo(40_000);
            assertThat(search.matches().heldBytes()).isLessThanOrEqualTo(1 << 20);
            assertThat(search.matches().dropped()).isPositive().isEqualTo(40_000 - messages(search).size());
            assertThat(values(search)).last().isEqualTo("39999");
        }
    }

    private static void transaction(KafkaProducer<byte[], byte[]> producer, String topic, String value, boolean commit) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, 0, null, bytes(value)));
        producer.flush();
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }
}
