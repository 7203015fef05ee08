package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.Timeline;
import dev.topicscope.browse.TimelineRequest;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.RecordCount.Doubt;
import dev.topicscope.model.TimeRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Timelines of topics on a real broker.
class TimelineReaderTest {

    /// Recent, so that retention leaves the records; a whole hour, so that slices are known.
    private static final Instant START = Instant.ofEpochMilli(
            Instant.now().minus(Duration.ofDays(2)).toEpochMilli() / 3_600_000 * 3_600_000);
    private static final Map<String, String> KEEP = Map.of("retention.ms", "-1");

    private final SharedCluster cluster = SharedCluster.get();
    private final TimelineReader reader = new TimelineReader(cluster.admin(), new TopicTraits(cluster.admin()));

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, Instant time) {
        return new ProducerRecord<>(topic, partition, time.toEpochMilli(), new byte[] {1}, new byte[20]);
    }

    private Timeline find(TimelineRequest request) throws FailureException {
        return reader.find(request, new Cancellation());
    }

    @Test
    void countsExactlyTheRecordsThatWereSentIn64Partitions() throws Exception {
        var topic = cluster.topic("times", 64, KEEP);
        var sent = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int partition = 0; partition < 64; partition += 2) {
            for (int i = 0; i <= 96; i++) {
                // More and more towards the end: seconds squared.
                sent.add(record(topic, partition, START.plusSeconds(i * i)));
            }
        }
        cluster.send(sent);

        var coarse = find(TimelineRequest.of(topic, 25));
        var fine = find(TimelineRequest.of(topic, 120).knowing(coarse));

        for (var timeline : List.of(coarse, fine)) {
            assertThat(timeline.within()).isEqualTo(sent.size()).isEqualTo(timeline.total());
            assertThat(timeline.partitions()).hasSize(64);
            assertThat(timeline.isEstimate()).isFalse();
            assertThat(timeline.range()).isEqualTo(new TimeRange(START, START.plusSeconds(96 * 96).plusMillis(1)));
            for (int slice = 0; slice < timeline.slices().count(); slice++) {
                var range = timeline.slices().slice(slice);
                long inSlice = sent.stream().filter(record -> range.contains(Instant.ofEpochMilli(record.timestamp()))).count();
                assertThat(timeline.count(slice)).as("%s", range).isEqualTo(inSlice);
                assertThat(timeline.count(2, slice) * 32).isEqualTo(inSlice);
                assertThat(timeline.count(3, slice)).isZero();
            }
        }
        assertThat(fine.slices().count()).isBetween(60, 120);
    }

    @Test
    void looksCloserAtARangeThatIsAskedForAndCountsWhatIsOutside() throws Exception {
        var topic = cluster.topic("zoom", 2, KEEP);
        cluster.send(IntStream.range(0, 200).mapToObj(i -> record(topic, i % 2, START.plusSeconds(i))).toList());
        var whole = find(TimelineRequest.of(topic, 25));

        var zoomed = find(TimelineRequest.of(topic, 50).knowing(whole).over(new TimeRange(START.plusSeconds(60), START.plusSeconds(90))));

        assertThat(zoomed.slices().step()).isEqualTo(Duration.ofSeconds(1));
        assertThat(IntStream.range(0, 30)).allSatisfy(slice -> assertThat(zoomed.count(slice)).isEqualTo(1));
        assertThat(zoomed.before()).isEqualTo(60);
        assertThat(zoomed.after()).isEqualTo(110);
        assertThat(zoomed.isWhole()).isFalse();
    }

    @Test
    void growsAsRecordsComeEvenInATopicThatWasEmpty() throws Exception {
        var topic = cluster.topic("live", 2);
        var empty = find(TimelineRequest.of(topic, 25));
        assertThat(empty.total()).isZero();
        cluster.send(List.of(record(topic, 0, Instant.now().minusSeconds(60)), record(topic, 0, Instant.now().minusSeconds(30))));
        var two = find(TimelineRequest.of(topic, 25).knowing(empty));
        assertThat(two.within()).isEqualTo(2);

        cluster.send(List.of(record(topic, 1, Instant.now()), record(topic, 0, Instant.now())));
        var four = find(TimelineRequest.of(topic, 25).knowing(two));

        assertThat(four.within()).isEqualTo(4);
        assertThat(four.range().from()).isEqualTo(two.range().from());
        assertThat(four.range().to()).isAfter(two.range().to());
    }

    @Test
    void wildTimestampsAreCountedAndSaidButDoNotRuinThePicture() throws Exception {
        var topic = cluster.topic("wild", 3, Map.of("retention.ms", "-1", "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)));
        var sent = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 300; i++) {
            sent.add(record(topic, i % 3, START.plusSeconds(i)));
        }
        sent.addFirst(record(topic, 0, Instant.ofEpochMilli(7)));
        sent.add(200, record(topic, 1, Instant.parse("2100-01-01T00:00:00Z")));
        cluster.send(sent);

        var timeline = find(TimelineRequest.of(topic, 100));

        assertThat(timeline.range().from()).isEqualTo(START);
        assertThat(timeline.range().to()).isBefore(Instant.now().plusSeconds(60));
        assertThat(timeline.before()).isEqualTo(1);
        assertThat(timeline.unordered()).containsExactly(1);
        assertThat(timeline.total()).isEqualTo(302);
        assertThat(timeline.after()).isEqualTo(timeline.extent(1).behindNewest() + 1).isBetween(20L, 50L);
        assertThat(timeline.within()).isEqualTo(302 - 1 - timeline.after());
    }

    @Test
    void aCrowdIsShownUpCloseAndTheStragglersCounted() throws Exception {
        var topic = cluster.topic("crowd", 1, KEEP);
        var sent = new ArrayList<ProducerRecord<byte[], byte[]>>();
        sent.add(record(topic, 0, Instant.parse("2009-02-13T23:31:30Z")));
        IntStream.range(0, 500).forEach(i -> sent.add(record(topic, 0, START.plusSeconds(i))));
        cluster.send(sent);

        var timeline = find(TimelineRequest.of(topic, 25));

        assertThat(timeline.before()).isEqualTo(1);
        assertThat(timeline.within()).isEqualTo(500);
        assertThat(IntStream.range(0, timeline.slices().count()).filter(slice -> timeline.count(slice) > 0).count()).isGreaterThan(2);
    }

    @Test
    void ofACompactedTopicSaysThatItIsAnEstimate() throws Exception {
        var topic = cluster.topic("compacted", 1, Map.of("cleanup.policy", "compact"));
        cluster.send(List.of(record(topic, 0, START), record(topic, 0, START.plusSeconds(100))));

        var timeline = find(TimelineRequest.of(topic, 25));

        assertThat(timeline.isEstimate()).isTrue();
        assertThat(timeline.doubts()).containsExactly(Doubt.COMPACTED);
    }

    @Test
    void ofATopicThatIsNotThereFailsAndCreatesNone() {
        var name = cluster.unusedName("absent");

        assertThatThrownBy(() -> find(TimelineRequest.of(name, 25))).isInstanceOfSatisfying(FailureException.class,
                e -> assertThat(e.failure()).isInstanceOf(Failure.NotFound.class));
    }

    @Test
    void stopsWhenNobodyWantsItAnyMore() {
        var topic = cluster.topic("cancelled", 1);
        var cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(() -> reader.find(TimelineRequest.of(topic, 25), cancellation))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
    }
}
