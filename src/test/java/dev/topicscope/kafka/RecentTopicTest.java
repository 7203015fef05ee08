package dev.topicscope.kafka;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.End;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// Plans a read of a log that held the offsets 10 to 99 a moment ago, and now holds 20 to 199.
class RecentTopicTest {

    private static final Start TIME = new Start.AtTime(Instant.EPOCH);

    private final FakeOffsets cluster = new FakeOffsets().with(0, 10, 100);
    private final RecentTopic recent = new RecentTopic(cluster);

    @BeforeEach
    void askThenGrow() throws Exception {
        recent.refresh(List.of(FakeOffsets.partition(0)), new Cancellation());
        cluster.with(0, 20, 200);
    }

    private OffsetRange planned(Start start, End end) throws FailureException {
        var found = new RangeFinder(FakeOffsets.TOPIC, end, recent).find(List.of(FakeOffsets.partition(0)), start, false,
                new Cancellation());
        return found.ranges().get(new Partition(FakeOffsets.TOPIC, 0));
    }

    private static OffsetRange range(long from, long to) {
        return new OffsetRange(new Partition(FakeOffsets.TOPIC, 0), from, to);
    }

    @Test
    void aJumpInsideOfTheLogDoesNotAskForItAgain() throws Exception {
        assertThat(planned(new Start.AtOffset(50), new End.Never())).isEqualTo(range(50, 100));

        cluster.atTime(0, OptionalLong.of(60));

        assertThat(planned(TIME, new End.Never())).isEqualTo(range(60, 100));
    }

    @Test
    void aJumpOutOfTheLogAsksForItAgain() throws Exception {
        assertThat(planned(new Start.AtOffset(150), new End.Never())).isEqualTo(range(150, 200));
        cluster.with(0, 20, 300);

        assertThat(planned(new Start.AtOffset(250), new End.Never())).isEqualTo(range(250, 300));
    }

    @Test
    void aTimeAfterTheRecordsOfAMomentAgoAsksForTheLogAgain() throws Exception {
        cluster.atTime(0, OptionalLong.of(150));

        assertThat(planned(TIME, new End.Never())).isEqualTo(range(150, 200));
        cluster.with(0, 20, 300).atTime(0, OptionalLong.empty());

        assertThat(planned(TIME, new End.Never())).isEqualTo(range(300, 300));
    }

    @Test
    void aReadWithAnEndAlwaysAsksWhereTheLogEnds() throws Exception {
        assertThat(planned(new Start.AtOffset(50), new End.Now())).isEqualTo(range(50, 200));
    }

    @Test
    void otherPartitionsThanThoseRememberedAreAskedFor() throws Exception {
        cluster.with(1, 0, 80);

        var found = new RangeFinder(FakeOffsets.TOPIC, new End.Never(), recent).find(
                List.of(FakeOffsets.partition(0), FakeOffsets.partition(1)), new Start.AtOffset(50), false, new Cancellation());

        assertThat(found.ranges().values()).containsExactlyInAnyOrder(range(50, 200), new OffsetRange(new Partition(FakeOffsets.TOPIC, 1),
                50, 80));
    }
}
