package dev.topicscope.browse;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.RecordCount.Doubt;
import dev.topicscope.model.TimeRange;

import static org.assertj.core.api.Assertions.assertThat;

class TimelineBuilderTest {

    private static final Instant DAY = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final TimeRange HOUR = new TimeRange(DAY, at(3600));

    private static Instant at(long second) {
        return DAY.plusSeconds(second);
    }

    private static long[] counts(Timeline timeline) {
        return IntStream.range(0, timeline.slices().count()).mapToLong(timeline::count).toArray();
    }

    @Test
    void countsTheRecordsOfEachSlicePerPartitionAndInSum() {
        var topic = new RecordedTopic().with(0, at(0), at(599), at(600), at(3599)).with(1, at(1800), at(1801));

        var timeline = topic.timeline(HOUR, 6, Optional.empty());

        assertThat(timeline.slices().count()).isEqualTo(6);
        assertThat(counts(timeline)).containsExactly(2, 1, 0, 2, 0, 1);
        assertThat(timeline.count(0, 0)).isEqualTo(2);
        assertThat(timeline.count(1, 3)).isEqualTo(2);
        assertThat(timeline.offset(0, 1)).isEqualTo(2);
        assertThat(timeline.offset(1, 4)).isEqualTo(2);
        assertThat(timeline.partitions()).containsExactly(0, 1);
        assertThat(timeline.within()).isEqualTo(6).isEqualTo(timeline.total());
        assertThat(timeline.isEstimate()).isFalse();
    }

    @Test
    void countsWhatLiesOutsideOfTheRange() {
        var topic = new RecordedTopic().with(0, at(-5), at(-1), at(10), at(3600)).with(1, at(-9));

        var timeline = topic.timeline(HOUR, 6, Optional.empty());

        assertThat(timeline.before()).isEqualTo(3);
        assertThat(timeline.within()).isEqualTo(1);
        assertThat(timeline.after()).isEqualTo(1);
    }

    @Test
    void takesGapsEmptyPartitionsAndRecordsOfOneInstant() {
        var topic = new RecordedTopic().with(0).with(1, at(0), at(3000)).with(2, at(1500), at(1500), at(1500));

        assertThat(counts(topic.timeline(HOUR, 6, Optional.empty()))).containsExactly(1, 0, 3, 0, 0, 1);
    }

    @Test
    void ofAnEmptyTopicHasNothingAndAsksNothing() {
        var topic = new RecordedTopic().with(0).with(1);

        assertThat(topic.timeline(HOUR, 6, Optional.empty()).total()).isZero();
        assertThat(topic.lookUps()).isZero();
    }

    @Test
    void asksNothingBeforeTheOldestAndAfterTheNewestRecord() {
        var topic = new RecordedTopic().with(0, 100, at(1200), at(1800));

        var timeline = topic.timeline(HOUR, 6, Optional.empty());

        assertThat(counts(timeline)).containsExactly(0, 0, 100, 0, 0, 0);
        assertThat(topic.lookUps()).isZero();
    }

    @Test
    void aFinerPictureDoesNotAskAgainWhatTheCoarseOneFound() {
        var topic = new RecordedTopic().with(0, 1000, at(0), at(600)).with(0, 1000, at(3000), at(3600));
        var coarse = topic.timeline(HOUR, 6, Optional.empty());
        int asked = topic.lookUps();

        var fine = topic.timeline(HOUR, 60, Optional.of(coarse));

        assertThat(counts(fine)).isEqualTo(counts(topic.timeline(HOUR, 60, Optional.empty())));
        assertThat(asked).isEqualTo(5);
        // Nine boundaries within each of the two slices that hold records; none in the gap.
        assertThat(topic.lookUps() - asked - 59).isEqualTo(18);
    }

    @Test
    void aRefreshAsksOnlyWhatMayHaveChanged() {
        var topic = new RecordedTopic().with(0, 100, at(0), at(1800)).with(1, 100, at(0), at(1800));
        var before = topic.timeline(HOUR, 60, Optional.empty());
        int asked = topic.lookUps();
        topic.with(1, at(1801), at(2000));

        var after = topic.timeline(HOUR, 60, Optional.of(before));

        assertThat(after.total()).isEqualTo(202);
        assertThat(after.count(1, 30)).isEqualTo(1);
        assertThat(after.count(1, 33)).isEqualTo(1);
        assertThat(topic.lookUps() - asked).isLessThanOrEqualTo(5);
    }

    @Test
    void forgetsWhatRetentionHasDeleted() {
        var topic = new RecordedTopic().with(0, 60, at(0), at(3600));
        var before = topic.timeline(HOUR, 6, Optional.empty());
        topic.moveStart(0, 25);

        assertThat(counts(topic.timeline(HOUR, 6, Optional.of(before)))).containsExactly(0, 0, 5, 10, 10, 10);
    }

    @Test
    void believesNothingOfATopicThatWasCreatedAnew() {
        var before = new RecordedTopic().with(0, 60, at(0), at(3600)).timeline(HOUR, 6, Optional.empty());
        var anew = new RecordedTopic().with(0, 12, at(1800), at(3600));

        assertThat(counts(anew.timeline(HOUR, 6, Optional.of(before)))).containsExactly(0, 0, 0, 4, 4, 4);
    }

    @Test
    void aRecordFarAheadMakesThatPartitionAnEstimate() {
        var topic = new RecordedTopic().with(0, 10, at(0), at(3600)).with(1, 10, at(0), at(3600))
                .with(1, Instant.parse("2100-01-01T00:00:00Z"))
                .with(1, at(3601));

        var timeline = topic.timeline(HOUR, 6, Optional.empty());

        assertThat(timeline.unordered()).containsExactly(1);
        assertThat(timeline.isEstimate()).isTrue();
        assertThat(timeline.after()).isEqualTo(2);
        assertThat(timeline.extent(1).behindNewest()).isEqualTo(1);
    }

    @Test
    void aLongRunBehindTheNewestRecordMakesItAnEstimateButABurstInOneMillisecondDoesNot() {
        var replayed = new RecordedTopic().with(0, 1000, at(0), at(3600)).with(0, 1000, at(0), at(3600));
        var burst = new RecordedTopic().with(0, 5000, at(0), at(3000));
        IntStream.range(0, 90).forEach(_ -> burst.with(0, at(3500)));

        assertThat(replayed.timeline(HOUR, 6, Optional.empty()).unordered()).containsExactly(0);
        assertThat(burst.timeline(HOUR, 6, Optional.empty()).unordered()).isEmpty();
    }

    @Test
    void anOffsetSmallerThanThatOfAnEarlierTimeIsRaisedAndSaid() {
        var builder = new TimelineBuilder(HOUR, true, 6, new RecordedTopic().with(3, 100, at(-1), at(3601)).extents(), Optional.empty());
        long[] answers = {1, 20, 10, 50, 60, 70, 90};
        builder.lookUps().keySet().forEach(time -> builder.found(time,
                Map.of(3, OptionalLong.of(answers[(int) builder.slices().indexOf(time)]))));

        var timeline = builder.build(Set.of(), Set.of(), NOW);

        assertThat(counts(timeline)).containsExactly(19, 0, 30, 10, 10, 30);
        assertThat(timeline.unordered()).containsExactly(3);
    }

    @Test
    void aPartitionThatDoesNotAnswerIsMissingAndSaid() {
        var topic = new RecordedTopic().with(0, 10, at(0), at(3600)).with(1, 10, at(0), at(3600));
        var builder = new TimelineBuilder(HOUR, true, 6, topic.extents(), Optional.empty());
        builder.lookUps().keySet().forEach(time -> builder.found(time, Map.of(0, OptionalLong.of(5))));

        var timeline = builder.build(Set.of(7), Set.of(Doubt.COMPACTED), NOW);

        assertThat(timeline.missing()).containsExactly(1, 7);
        assertThat(timeline.partitions()).containsExactly(0);
        assertThat(timeline.total()).isEqualTo(10);
        assertThat(timeline.doubts()).containsExactlyInAnyOrder(Doubt.COMPACTED, Doubt.INCOMPLETE);
    }

    @Test
    void tellsWhereACrowdOfRecordsNeedsACloserLook() {
        var year = new TimeRange(at(-365 * 86_400), at(0));
        var crowded = new RecordedTopic().with(0, year.from()).with(0, 1000, at(-7200), at(-3600));
        var spread = new RecordedTopic().with(0, 1000, year.from(), year.to());

        var crowd = crowded.timeline(year, 25, Optional.empty()).crowd();

        assertThat(crowd).hasValueSatisfying(part -> assertThat(part.covers(new TimeRange(at(-7200), at(-3600)))).isTrue());
        assertThat(crowd.orElseThrow().length()).isLessThan(year.length().dividedBy(10));
        assertThat(spread.timeline(year, 25, Optional.empty()).crowd()).isEmpty();
    }
}
