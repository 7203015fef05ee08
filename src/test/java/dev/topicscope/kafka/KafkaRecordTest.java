package dev.topicscope.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.End;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.browse.Session;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaRecordTest {

    private static final int LARGE = 20_000_000;
    private static final byte[] VALUE = json(LARGE);

    private final SharedCluster cluster = SharedCluster.get();
    private final Cancellation cancellation = new Cancellation();
    private Session session;

    @BeforeEach
    void connect() throws FailureException {
        session = Live.connect(cluster.bootstrap());
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aReadKeepsTheBeginningOfALargeRecordAndTheWholeIsLoadedByItsOffset() throws Exception {
        var topic = topicWithOneLargeRecord();
        try (var reading = session.read(Live.request(topic, new Start.Earliest()))) {
            Live.awaitRecords(reading, 2);
            var held = reading.records().message(0).orElseThrow();
            assertThat(held.isCut()).isTrue();
            assertThat(held.valueSizeBytes()).isEqualTo(LARGE);
            assertThat(Arrays.equals(held.value().orElseThrow(), Arrays.copyOf(VALUE, RecordStore.HEAD_BYTES))).isTrue();
            assertThat(reading.records().heldBytes()).isLessThan(4 << 20);
            assertThat(reading.progress().bytes()).isGreaterThan(LARGE);

            var received = new AtomicLong();
            var whole = session.record(held.partition(), held.offset(), received::set, cancellation);

            assertThat(whole.isCut()).isFalse();
            assertThat(Arrays.equals(whole.value().orElseThrow(), VALUE)).isTrue();
            assertThat(whole.timestamp()).isEqualTo(held.timestamp());
            assertThat(new String(whole.key().orElseThrow(), StandardCharsets.UTF_8)).isEqualTo("large");
            assertThat(received.get()).isLessThanOrEqualTo(LARGE + (1 << 20));
        }
    }

    @Test
    void aSearchKeepsMatchesWholeOnlyIfItIsAskedTo() throws Exception {
        var request = new SearchRequest(topicWithOneLargeRecord(), Set.of(), new Start.Earliest(), new End.Now(),
                IsolationLevel.READ_UNCOMMITTED, TestQuery.ALL, SearchTestBase.HOLD);

        try (var cut = session.search(request); var whole = session.search(request.whole())) {
            SearchTestBase.awaitDone(cut);
            SearchTestBase.awaitDone(whole);
            assertThat(cut.matches().message(0).orElseThrow().isCut()).isTrue();
            assertThat(Arrays.equals(whole.matches().message(0).orElseThrow().value().orElseThrow(), VALUE)).isTrue();
        }
    }

    @Test
    void whatTheLogHasDeletedIsSaidToBeGone() throws Exception {
        var topic = topicWithOneLargeRecord();
        Live.get(cluster.admin().deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(1))).all());

        assertThatThrownBy(() -> session.record(new Partition(topic, 0), 0, _ -> { }, cancellation))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure())
                        .isInstanceOfSatisfying(Failure.Gone.class, gone -> {
                            assertThat(gone.what()).isEqualTo("offset 0 of " + topic + "-0");
                            assertThat(gone.reason()).contains("now begins at offset 1");
                        }));
        assertThat(session.record(new Partition(topic, 0), 1, _ -> { }, cancellation).valueSizeBytes()).isEqualTo(5);
    }

    @Test
    void whatWasNeverThereIsTold() {
        var topic = cluster.topic("whole", 1);

        assertThatThrownBy(() -> session.record(new Partition(topic, 0), 7, _ -> { }, cancellation))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.Gone.class));
        assertThatThrownBy(() -> session.record(new Partition(topic, 3), 0, _ -> { }, cancellation))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.NotFound.class));
        assertThatThrownBy(() -> session.record(new Partition(cluster.unusedName("none"), 0), 0, _ -> { }, cancellation))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.NotFound.class));
    }

    @Test
    void aLoadThatIsTakenBackEnds() {
        var topic = topicWithOneLargeRecord();
        cancellation.cancel();

        assertThatThrownBy(() -> session.record(new Partition(topic, 0), 0, _ -> { }, cancellation))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
    }

    private String topicWithOneLargeRecord() {
        var topic = cluster.topic("whole", 1);
        cluster.send(List.of(new ProducerRecord<>(topic, 0, "large".getBytes(StandardCharsets.UTF_8), VALUE),
                new ProducerRecord<>(topic, 0, null, "small".getBytes(StandardCharsets.UTF_8))));
        return topic;
    }

    private static byte[] json(int size) {
        byte[] value = new byte[size];
        Arrays.fill(value, (byte) 'x');
        byte[] begin = "{\"text\":\"".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(begin, 0, value, 0, begin.length);
        value[size - 2] = '"';
        value[size - 1] = '}';
        return value;
    }
}
