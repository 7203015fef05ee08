package dev.topicscope.kafka;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.End;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.lab.Await;
import dev.topicscope.model.Failure;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;

import static dev.topicscope.kafka.FakeOffsets.partition;
import static org.assertj.core.api.Assertions.assertThat;

/// Where a reading begins and ends, on Kafka's own stand-in for a consumer.
class ReadEndTest {

    private final MockReading mock = new MockReading();

    @AfterEach
    void end() throws Exception {
        mock.close();
    }

    private void read(Start start, End end) {
        mock.read(start, end, IsolationLevel.READ_UNCOMMITTED);
    }

    private void awaitEnded(String... values) throws Exception {
        Live.awaitPhase(mock.reading(), Phase.Ended.class);
        mock.awaitEnd();
        mock.awaitValues(values);
        assertThat(mock.consumer.closed() || mock.askedFor.isEmpty()).isTrue();
    }

    @Test
    void itEndsWhereThePartitionsEndedWhenItBegan() throws Exception {
        mock.offsets.with(0, 0, 2).with(1, 0, 1).with(2, 4, 4);
        mock.bring(0, 0, 1, 2, 3);
        mock.bring(1, 0);
        read(new Start.Earliest(), new End.Now());

        awaitEnded("0:0", "1:0", "0:1");
        mock.reading().stop();
        assertThat(mock.reading().progress().phase()).isInstanceOf(Phase.Ended.class);
    }

    @Test
    void itEndsBeforeAnOffsetOrATimeInEachPartition() throws Exception {
        mock.offsets.with(0, 0, 9).with(1, 5, 9).atTime(0, OptionalLong.of(2)).atTime(1, OptionalLong.empty());
        mock.bring(0, 0, 1, 2, 3);
        mock.bring(1, 5, 8);
        read(new Start.Earliest(), new End.BeforeTime(Instant.EPOCH));

        awaitEnded("0:0", "0:1", "1:5", "1:8");
    }

    @Test
    void aPartitionThatIsOverIsReadNoMoreWhileTheOthersAre() throws Exception {
        mock.offsets.with(0, 0, 9).with(1, 0, 9);
        mock.bring(0, 0, 1, 2, 3, 4, 5);
        read(new Start.Earliest(), new End.BeforeOffset(2));
        Await.until("partition 0 is paused", () -> mock.consumer.paused().contains(partition(0)));
        assertThat(mock.reading().progress().phase()).isInstanceOf(Phase.CatchingUp.class);

        mock.bring(1, 0, 1);
        awaitEnded("0:0", "1:0", "0:1", "1:1");
    }

    @Test
    void itEndsAfterANumberOfRecordsInTheOrderOfTime() throws Exception {
        mock.offsets.with(0, 0, 100).with(1, 0, 100);
        mock.bring(0, 0, 2, 4, 6);
        mock.bring(1, 1, 3, 5);
        read(new Start.Earliest(), new End.Count(4));

        awaitEnded("0:0", "1:1", "0:2", "1:3");
    }

    @Test
    void whereNothingLiesBetweenStartAndEndItEndsAtOnce() throws Exception {
        mock.offsets.with(0, 0, 100);
        read(new Start.AtOffset(50), new End.BeforeOffset(20));

        awaitEnded();
    }

    @Test
    void aPartitionThatDoesNotAnswerIsWaitedFor() throws Exception {
        mock.offsets.with(0, 0, 1).with(1, 0, 1).mute(1);
        mock.bring(0, 0);
        read(new Start.Earliest(), new End.Now());
        mock.awaitValues("0:0");
        mock.onReader(() -> { });
        assertThat(mock.reading().progress().phase()).isInstanceOf(Phase.CatchingUp.class);
        assertThat(mock.reading().progress().warnings()).hasSize(1);

        mock.offsets.mute();
        Await.until("partition 1 is assigned", () -> mock.consumer.assignment().contains(partition(1)));
        mock.bring(1, 0);
        awaitEnded("0:0", "1:0");
    }

    @Test
    void aLogThatIsCutMeanwhileEndsIt() throws Exception {
        mock.offsets.with(0, 0, 10);
        mock.bring(0, 0, 1, 2);
        read(new Start.Earliest(), new End.Now());
        mock.awaitValues("0:0", "0:1", "0:2");
        mock.offsets.with(0, 0, 2);
        mock.consumer.schedulePollTask(() -> mock.consumer.setPollException(new OffsetOutOfRangeException(Map.of(partition(0), 3L))));

        awaitEnded("0:0", "0:1", "0:2");
        assertThat(mock.reading().progress().warnings()).hasSize(1);
    }

    @Test
    void aGroupsPositionIsFoundWhereItHasOneAndSaidWhereItHasNone() throws Exception {
        mock.offsets.with(0, 0, 10).with(1, 3, 5).with(2, 0, 1).with(3, 6, 8).committed(0, 8).committed(3, 4);
        mock.bring(0, 8, 9);
        mock.bring(1, 3, 4);
        mock.bring(2, 0);
        mock.bring(3, 6, 7);
        read(new Start.Committed(FakeOffsets.GROUP), new End.Now());

        awaitEnded("2:0", "1:3", "1:4", "3:6", "3:7", "0:8", "0:9");
        assertThat(mock.reading().progress().warnings()).containsExactlyInAnyOrder(
                "Partition 3: 2 offsets were deleted by the cluster before being read.",
                "Group “billing” has committed no offset in partitions 1,2: they are read from their log start offsets.");
    }

    @Test
    void aGroupWithoutAnyOffsetIsAFailureThatNamesIt() throws Exception {
        mock.offsets.with(0, 0, 10);
        mock.read(new Start.Committed("nobody"));

        assertThat(Live.awaitPhase(mock.reading(), Phase.Failed.class).why()).isInstanceOfSatisfying(Failure.NotFound.class, why ->
                assertThat(why.what()).contains("nobody").contains(FakeOffsets.TOPIC));
    }

    @Test
    void whatAnOpenTransactionHidesIsSaidOfReadsThatEndThere() throws Exception {
        mock.offsets.with(0, 0, 1).hiding(0, 1, 4);
        mock.bring(0, 0);
        mock.read(new Start.Earliest(), new End.Now(), IsolationLevel.READ_COMMITTED);

        awaitEnded("0:0");
        assertThat(mock.reading().progress().warnings())
                .containsExactly("Partition 0: an open transaction hides what is from offset 1 on (3 offsets so far).");
    }

    @Test
    void aReadThatGoesOnTellsOfATransactionThatStaysOpen() throws Exception {
        mock.offsets.with(0, 0, 0).hiding(0, 1, 4);
        mock.read(new Start.Earliest(), new End.Never(), IsolationLevel.READ_COMMITTED);
        Live.awaitLive(mock.reading());

        Await.until("it is told", () -> !mock.reading().progress().warnings().isEmpty());
        mock.offsets.hiding(0, 4, 5);
        Await.until("another that has just begun is not", () -> mock.reading().progress().warnings().isEmpty());
    }
}
