package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.lab.Await;
import dev.topicscope.model.Start;

import static dev.topicscope.kafka.FakeOffsets.partition;
import static org.assertj.core.api.Assertions.assertThat;

/// The reader's thread on Kafka's own stand-in for a consumer.
class ReadLoopTest {

    private final MockReading mock = new MockReading();

    @AfterEach
    void end() throws Exception {
        mock.close();
    }

    @Test
    void partitionsAreMergedByTimeAndGapsAreNoHindrance() throws Exception {
        mock.offsets.with(0, 0, 10).with(1, 5, 9).with(2, 3, 3);
        // Partition 0 has been compacted: offsets are missing, its last one too.
        mock.bring(0, 0, 4, 9);
        mock.bring(1, 5, 8);
        mock.read(new Start.Earliest());

        mock.awaitValues("0:0", "0:4", "1:5", "1:8", "0:9");
        Live.awaitLive(mock.reading());
        assertThat(mock.askedFor).containsExactly(3);
        assertThat(mock.reading().progress().records()).isEqualTo(5);
        assertThat(mock.reading().progress().bytes()).isEqualTo(15);
    }

    @Test
    void nothingComesBeforeWhatItMustBeComparedWith() throws Exception {
        mock.offsets.with(0, 0, 3).with(1, 0, 3);
        mock.bring(0, 0, 1, 2);
        mock.read(new Start.Earliest());
        mock.onReader(() -> { });
        mock.onReader(() -> { });
        assertThat(mock.reading().records().end()).isZero();
        assertThat(mock.reading().progress().phase()).isInstanceOfSatisfying(Phase.CatchingUp.class, phase -> {
            assertThat(phase.read()).isEqualTo(3);
            assertThat(phase.total()).isEqualTo(6);
        });

        mock.bring(1, 0, 1, 2);
        mock.awaitValues("0:0", "1:0", "0:1", "1:1", "0:2", "1:2");
    }

    @Test
    void aPartitionThatBringsNothingIsNotWaitedForForEver() throws Exception {
        mock.offsets.with(0, 0, 2).with(1, 0, 2);
        mock.bring(0, 0, 1);
        mock.read(new Start.Earliest());

        mock.awaitValues("0:0", "0:1");
        assertThat(mock.reading().progress().phase()).isInstanceOf(Phase.CatchingUp.class);
        mock.bring(1, 0, 1);
        mock.awaitValues("0:0", "0:1", "1:0", "1:1");
        Live.awaitLive(mock.reading());
    }

    @Test
    void aTrickleElsewhereDoesNotKeepItWaiting() throws Exception {
        mock.offsets.with(0, 0, 1).with(1, 0, 2);
        mock.read(new Start.Earliest());
        mock.bring(0, 0);
        // Partition 0 has caught up and goes on bringing; partition 1 is silent.
        var offset = new AtomicLong(1);
        Await.until("partition 0 is shown", () -> {
            mock.bring(0, offset.getAndIncrement());
            return mock.reading().records().end() > 0;
        });
    }

    @Test
    void aPartitionFarAheadIsPausedUntilTheOthersFollow() throws Exception {
        mock.offsets.with(0, 0, 400).with(1, 0, 1);
        mock.consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < 40; offset++) {
                // Claims a size that it does not have.
                mock.consumer.addRecord(new ConsumerRecord<>(FakeOffsets.TOPIC, 0, offset, offset, TimestampType.CREATE_TIME, -1, 1 << 20,
                        null,
                        ByteBuffer.allocate(1), new RecordHeaders(), Optional.empty()));
            }
        });
        mock.read(new Start.Earliest());
        Await.until("partition 0 is paused", () -> mock.consumer.paused().equals(Set.of(partition(0))));
        assertThat(mock.reading().records().end()).isZero();

        mock.bring(1, 0);
        Await.until("partition 0 goes on", () -> mock.consumer.paused().isEmpty());
        assertThat(mock.reading().records().end()).isEqualTo(41);
    }

    @Test
    void theLastOfAllPartitionsAreTheNewest() throws Exception {
        mock.offsets.with(0, 0, 100).with(1, 0, 100);
        mock.consumer.schedulePollTask(() -> {
            for (long offset = 95; offset < 100; offset++) {
                mock.consumer.addRecord(MockReading.record(0, offset, 1_000 + offset));
                mock.consumer.addRecord(MockReading.record(1, offset, offset));
            }
        });
        mock.read(new Start.Last(5));

        Live.awaitLive(mock.reading());
        Await.until("only the newest five", () -> Live.values(mock.reading()).equals(List.of("0:95", "0:96", "0:97", "0:98", "0:99")));
        mock.bring(1, 100);
        mock.awaitValues("0:95", "0:96", "0:97", "0:98", "0:99", "1:100");
    }

    @Test
    void aPauseKeepsThePosition() throws Exception {
        mock.offsets.with(0, 0, 2);
        mock.bring(0, 0, 1);
        mock.read(new Start.Earliest());
        mock.awaitValues("0:0", "0:1");

        mock.reading().pause();
        assertThat(mock.reading().progress().phase()).isInstanceOf(Phase.Paused.class);
        mock.reading().resume();
        mock.onReader(() -> assertThat(mock.consumer.position(partition(0))).isEqualTo(2));
        mock.bring(0, 2, 3);
        mock.awaitValues("0:0", "0:1", "0:2", "0:3");
    }

    @Test
    void whatIsOutOfRangeIsReadFromTheNearerEnd() throws Exception {
        mock.offsets.with(0, 0, 10).with(1, 0, 10);
        mock.bring(0, 0);
        mock.read(new Start.AtOffset(8));
        Await.until("assigned", () -> !mock.consumer.assignment().isEmpty());
        mock.offsets.with(0, 9, 12).with(1, 0, 4);
        mock.consumer.schedulePollTask(() -> mock.consumer.setPollException(new OffsetOutOfRangeException(Map.of(partition(0), 8L,
                partition(1),
                8L))));
        Await.until("both are told", () -> mock.reading().progress().warnings().size() == 2);

        assertThat(mock.reading().progress().warnings())
                .containsExactly("Partition 0: 1 offset was deleted by the cluster before being read.",
                "Partition 1: 4 offsets were lost by the cluster after being read; other records may take their place.");
        mock.onReader(() -> {
            assertThat(mock.consumer.position(partition(0))).isEqualTo(9);
            assertThat(mock.consumer.position(partition(1))).isEqualTo(4);
        });
        mock.bring(0, 9, 10, 11);
        mock.bring(1, 4, 5, 6, 7, 8, 9);
        Live.awaitLive(mock.reading());
    }

    @Test
    void aLogThatIsEmptyNowIsCaughtUpWith() throws Exception {
        mock.offsets.with(0, 0, 10);
        mock.read(new Start.Earliest());
        Await.until("assigned", () -> !mock.consumer.assignment().isEmpty());
        mock.offsets.with(0, 10, 10);
        mock.consumer.schedulePollTask(() -> mock.consumer.setPollException(new OffsetOutOfRangeException(Map.of(partition(0), 0L))));

        Live.awaitLive(mock.reading());
        assertThat(mock.reading().progress().warnings())
                .containsExactly("Partition 0: 10 offsets were deleted by the cluster before being read.");
    }

    @Test
    void aPartitionThatDoesNotSayWhereItIsKeepsItsPlace() throws Exception {
        mock.offsets.with(0, 5, 10);
        mock.read(new Start.AtOffset(5));
        Await.until("assigned", () -> !mock.consumer.assignment().isEmpty());
        mock.offsets.mute(0);
        mock.consumer.schedulePollTask(() -> mock.consumer.setPollException(new OffsetOutOfRangeException(Map.of(partition(0), 5L))));
        mock.onReader(() -> { });

        assertThat(mock.reading().progress().warnings()).isEmpty();
        mock.onReader(() -> assertThat(mock.consumer.position(partition(0))).isEqualTo(5));
    }

    @Test
    void closingWakesTheReaderWhereverItWaits() throws Exception {
        mock.offsets.with(0, 0, 5);
        mock.read(new Start.Earliest());
        Await.until("it polls", () -> !mock.consumer.assignment().isEmpty());
        mock.reading().pause();
        mock.reading().close();

        mock.awaitEnd();
        assertThat(mock.consumer.closed()).isTrue();
        assertThat(mock.reading().progress().phase()).isInstanceOf(Phase.Stopped.class);
    }
}
