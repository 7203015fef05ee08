package dev.topicscope.browse;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.TimeRange;

import static org.assertj.core.api.Assertions.assertThat;

class WholeRangeTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");
    private static final Instant SUNDAY = Instant.parse("2026-11-22T23:00:00Z");
    private static final Instant IN_1970 = Instant.parse("1970-01-01T00:00:07Z");
    private static final Instant IN_2100 = Instant.parse("2100-01-01T00:00:00Z");

    private static TimeRange choose(RecordedTopic topic) {
        var whole = new WholeRange(topic.extents(), NOW);
        return whole.choose(topic.at(whole.early(), WholeRange.PAST), topic.at(whole.late(), whole.future())).orElseThrow();
    }

    @Test
    void isFromTheOldestToTheNewestRecordOfAllPartitions() {
        var topic = new RecordedTopic().with(0, MONDAY.plusSeconds(5), SUNDAY).with(1, MONDAY, SUNDAY.minusSeconds(9)).with(2);

        assertThat(choose(topic)).isEqualTo(new TimeRange(MONDAY, SUNDAY.plusMillis(1)));
    }

    @Test
    void isThereForASingleRecordAndForNoneNot() {
        assertThat(choose(new RecordedTopic().with(0, MONDAY))).isEqualTo(new TimeRange(MONDAY, MONDAY.plusMillis(1)));
        assertThat(new WholeRange(List.of(), NOW).choose(Map.of(), Map.of())).isEmpty();
    }

    @Test
    void leavesOutAFewRecordsOf1970() {
        var topic = new RecordedTopic().with(0, IN_1970).with(0, 50, MONDAY, SUNDAY).with(1, 50, MONDAY.plusSeconds(1), SUNDAY);

        assertThat(choose(topic).from()).isEqualTo(MONDAY);
    }

    @Test
    void showsATopicWhoseSubjectIsThePast() {
        var topic = new RecordedTopic().with(0, 50, IN_1970, Instant.parse("1999-01-01T00:00:00Z")).with(0, 10, MONDAY, SUNDAY);

        assertThat(choose(topic).from()).isEqualTo(IN_1970);
        assertThat(choose(new RecordedTopic().with(0, 50, IN_1970, IN_1970.plusSeconds(60))).from()).isEqualTo(IN_1970);
    }

    @Test
    void endsNowWhereAFewRecordsAreOf2100() {
        var topic = new RecordedTopic().with(0, 50, MONDAY, SUNDAY).with(0, IN_2100).with(0, 50, SUNDAY, SUNDAY.plusSeconds(9))
                .with(1, 10, MONDAY, SUNDAY);

        assertThat(choose(topic)).isEqualTo(new TimeRange(MONDAY, NOW.plusMillis(1)));
    }

    @Test
    void showsATopicWhoseSubjectIsTheFuture() {
        var topic = new RecordedTopic().with(0, 50, MONDAY, SUNDAY).with(0, 60, Instant.parse("2027-01-01T00:00:00Z"), IN_2100);

        assertThat(choose(topic)).satisfies(range -> assertThat(range.to()).isAfter(Instant.parse("2090-01-01T00:00:00Z")));
        assertThat(choose(new RecordedTopic().with(0, IN_2100, IN_2100)).from()).isEqualTo(IN_2100);
    }

    @Test
    void isNotRuinedByAPartitionThatBeginsIn2100() {
        var topic = new RecordedTopic().with(0, IN_2100).with(0, 50, MONDAY, SUNDAY).with(1, 50, MONDAY, SUNDAY);

        assertThat(choose(topic)).isEqualTo(new TimeRange(MONDAY, NOW.plusMillis(1)));
    }
}
