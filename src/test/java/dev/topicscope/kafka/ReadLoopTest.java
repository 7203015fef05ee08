package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.lab.Await;
import dev.topicscope.model.Failure;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;

import static dev.topicscope.kafka.FakeOffsets.partition;
import static org.assertj.core.api.Assertions.assertThat;

/// The reader's thread on Kafka's own stand-in for a consumer.
class ReadLoopTest {

    private final MockConsumer<ByteBuffer, ByteBuffer> consumer = new MockConsumer<>("none");
    private final FakeOffsets offsets = new FakeOffsets();
    private final List<Integer> askedFor = new ArrayList<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private KafkaReading reading;

    @AfterEach
    void end() throws Exception {
        if (reading != null) {
            reading.close();
            ended.get(10, TimeUnit.SECONDS);
            assertThat(consumer.closed() || askedFor.isEmpty()).as("the consumer is closed").isTrue();
        }
    }

    private void read(Start start, Integer... partitions) {
        reading = new KafkaReading(new ReadRequest(FakeOffsets.TOPIC, Set.of(partitions), start, IsolationLevel.READ_UNCOMMITTED, 1 << 20),
                "here:9092",
                offsets, number -> {
                    askedFor.add(number);
                    return consumer;
                }, _ -> ended.complete(null));
        reading.start();
    }

    /// Has records of consecutive or gapped `offsets` come in the consumer's next poll, each stamped with its offset.
    private void bring(int partition, long... brought) {
        consumer.schedulePollTask(() -> add(partition, brought));
    }

    private void add(int partition, long... brought) {
        for (long offset : brought) {
            consumer.addRecord(record(partition, offset, offset));
        }
    }

    private static ConsumerRecord<ByteBuffer, ByteBuffer> record(int partition, long offset, long time) {
        var value = ByteBuffer.wrap((partition + ":" + offset).getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(FakeOffsets.TOPIC, partition, offset, time, TimestampType.CREATE_TIME, -1, value.remaining(), null,
                value,
                new RecordHeaders(), Optional.empty());
    }

    private void awaitValues(String... values) throws Exception {
        Await.until("records " + List.of(values), () -> Live.values(reading).size() >= values.length);
        assertThat(Live.values(reading)).containsExactly(values);
    }

    private void onReader(Runnable task) throws Exception {
        var done = new CompletableFuture<Void>();
        consumer.schedulePollTask(() -> {
            task.run();
            done.complete(null);
        });
        done.get(10, TimeUnit.SECONDS);
    }

    @Test
    void partitionsAreMergedByTimeAndGapsAreNoHindrance() throws Exception {
        offsets.with(0, 0, 10).with(1, 5, 9).with(2, 3, 3);
        // Partition 0 has been compacted: offsets are missing, its last one too.
        bring(0, 0, 4, 9);
        bring(1, 5, 8);
        read(new Start.Earliest());

        awaitValues("0:0", "0:4", "1:5", "1:8", "0:9");
        Live.awaitLive(reading);
        assertThat(askedFor).containsExactly(3);
        assertThat(reading.progress().records()).isEqualTo(5);
        assertThat(reading.progress().bytes()).isEqualTo(15);
    }

    @Test
    void nothingComesBeforeWhatItMustBeComparedWith() throws Exception {
        offsets.with(0, 0, 3).with(1, 0, 3);
        bring(0, 0, 1, 2);
        read(new Start.Earliest());
        onReader(() -> { });
        onReader(() -> { });
        assertThat(reading.records().end()).isZero();
        assertThat(reading.progress().phase()).isInstanceOfSatisfying(Phase.CatchingUp.class, phase -> {
            assertThat(phase.read()).isEqualTo(3);
            assertThat(phase.total()).isEqualTo(6);
        });

        bring(1, 0, 1, 2);
        awaitValues("0:0", "1:0", "0:1", "1:1", "0:2", "1:2");
    }

    @Test
    void aPartitionThatBringsNothingIsNotWaitedForForEver() throws Exception {
        offsets.with(0, 0, 2).with(1, 0, 2);
        bring(0, 0, 1);
        read(new Start.Earliest());

        awaitValues("0:0", "0:1");
        assertThat(reading.progress().phase()).isInstanceOf(Phase.CatchingUp.class);
        bring(1, 0, 1);
        awaitValues("0:0", "0:1", "1:0", "1:1");
        Live.awaitLive(reading);
    }

    @Test
    void aTrickleElsewhereDoesNotKeepItWaiting() throws Exception {
        offsets.with(0, 0, 1).with(1, 0, 2);
        read(new Start.Earliest());
        bring(0, 0);
        // Partition 0 has caught up and goes on bringing; partition 1 is silent.
        var offset = new AtomicLong(1);
        Await.until("partition 0 is shown", () -> {
            bring(0, offset.getAndIncrement());
            return reading.records().end() > 0;
        });
    }

    @Test
    void aPartitionFarAheadIsPausedUntilTheOthersFollow() throws Exception {
        offsets.with(0, 0, 400).with(1, 0, 1);
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < 40; offset++) {
                // Claims a size that it does not have.
                consumer.addRecord(new ConsumerRecord<>(FakeOffsets.TOPIC, 0, offset, offset, TimestampType.CREATE_TIME, -1, 1 << 20, null,
                        ByteBuffer.allocate(1), new RecordHeaders(), Optional.empty()));
            }
        });
        read(new Start.Earliest());
        Await.until("partition 0 is paused", () -> consumer.paused().equals(Set.of(partition(0))));
        assertThat(reading.records().end()).isZero();

        bring(1, 0);
        Await.until("partition 0 goes on", () -> consumer.paused().isEmpty());
        assertThat(reading.records().end()).isEqualTo(41);
    }

    @Test
    void theLastOfAllPartitionsAreTheNewest() throws Exception {
        offsets.with(0, 0, 100).with(1, 0, 100);
        consumer.schedulePollTask(() -> {
            for (long offset = 95; offset < 100; offset++) {
                consumer.addRecord(record(0, offset, 1_000 + offset));
                consumer.addRecord(record(1, offset, offset));
            }
        });
        read(new Start.Last(5));

        Live.awaitLive(reading);
        Await.until("only the newest five", () -> Live.values(reading).equals(List.of("0:95", "0:96", "0:97", "0:98", "0:99")));
        bring(1, 100);
        awaitValues("0:95", "0:96", "0:97", "0:98", "0:99", "1:100");
    }

    @Test
    void aPauseKeepsThePosition() throws Exception {
        offsets.with(0, 0, 2);
        bring(0, 0, 1);
        read(new Start.Earliest());
        awaitValues("0:0", "0:1");

        reading.pause();
        assertThat(reading.progress().phase()).isInstanceOf(Phase.Paused.class);
        reading.resume();
        onReader(() -> assertThat(consumer.position(partition(0))).isEqualTo(2));
        bring(0, 2, 3);
        awaitValues("0:0", "0:1", "0:2", "0:3");
    }

    @Test
    void whatIsOutOfRangeIsReadFromTheNearerEnd() throws Exception {
        offsets.with(0, 0, 10).with(1, 0, 10);
        bring(0, 0);
        read(new Start.AtOffset(8));
        Await.until("assigned", () -> !consumer.assignment().isEmpty());
        offsets.with(0, 9, 12).with(1, 0, 4);
        consumer.schedulePollTask(() -> consumer.setPollException(new OffsetOutOfRangeException(Map.of(partition(0), 8L, partition(1),
                8L))));
        Await.until("both are told", () -> reading.progress().warnings().size() == 2);

        assertThat(reading.progress().warnings())
                .containsExactly("Partition 0: 1 offset was deleted by the cluster before they could be read.",
                "Partition 1: 4 offsets were lost by the cluster after they were read; other records may take their place.");
        onReader(() -> {
            assertThat(consumer.position(partition(0))).isEqualTo(9);
            assertThat(consumer.position(partition(1))).isEqualTo(4);
        });
        bring(0, 9, 10, 11);
        bring(1, 4, 5, 6, 7, 8, 9);
        Live.awaitLive(reading);
    }

    @Test
    void aLogThatIsEmptyNowIsCaughtUpWith() throws Exception {
        offsets.with(0, 0, 10);
        read(new Start.Earliest());
        Await.until("assigned", () -> !consumer.assignment().isEmpty());
        offsets.with(0, 10, 10);
        consumer.schedulePollTask(() -> consumer.setPollException(new OffsetOutOfRangeException(Map.of(partition(0), 0L))));

        Live.awaitLive(reading);
        assertThat(reading.progress().warnings())
                .containsExactly("Partition 0: 10 offsets were deleted by the cluster before they could be read.");
    }

    @Test
    void aPartitionThatDoesNotSayWhereItIsKeepsItsPlace() throws Exception {
        offsets.with(0, 5, 10);
        read(new Start.AtOffset(5));
        Await.until("assigned", () -> !consumer.assignment().isEmpty());
        offsets.mute(0);
        consumer.schedulePollTask(() -> consumer.setPollException(new OffsetOutOfRangeException(Map.of(partition(0), 5L))));
        onReader(() -> { });

        assertThat(reading.progress().warnings()).isEmpty();
        onReader(() -> assertThat(consumer.position(partition(0))).isEqualTo(5));
    }

    @Test
    void partitionsWithoutAnAnswerAreToldAndJoinWhenTheyAnswer() throws Exception {
        offsets.with(0, 0, 1).with(1, 0, 1).with(2, 0, 1).leaderless(1).mute(2);
        bring(0, 0);
        read(new Start.Earliest());
        awaitValues("0:0");
        assertThat(reading.progress().warnings())
                .containsExactly("Partition 1 is not read: no broker leads it. It is read as soon as one does.",
                "Partition 2 is not read: the broker that leads it does not answer. It is read as soon as one does.");

        offsets.leaderless().mute();
        Await.until("all are assigned", () -> consumer.assignment().equals(Set.of(partition(0), partition(1), partition(2))));
        bring(1, 0);
        bring(2, 0);
        Await.until("all are read", () -> reading.records().end() == 3);
        assertThat(reading.progress().warnings()).isEmpty();
    }

    @Test
    void aLeaderLostLaterIsToldWhileItIsLost() throws Exception {
        offsets.with(0, 0, 0).with(1, 0, 0);
        read(new Start.Earliest());
        Live.awaitLive(reading);
        offsets.leaderless(1);
        Await.until("told", () -> reading.progress().warnings().equals(
                List.of("Partition 1 is not read: no broker leads it. It is read as soon as one does.")));
        offsets.leaderless();
        Await.until("no longer told", () -> reading.progress().warnings().isEmpty());
        assertThat(consumer.assignment()).hasSize(2);
    }

    @Test
    void aTimeThatAPartitionDoesNotTellLeavesItOut() throws Exception {
        offsets.with(0, 0, 10).with(1, 0, 10).with(2, 0, 10).atTime(0, OptionalLong.of(7)).atTime(1, OptionalLong.empty());
        read(new Start.AtTime(Instant.EPOCH));
        Await.until("assigned", () -> consumer.assignment().size() == 2);

        onReader(() -> {
            assertThat(consumer.position(partition(0))).isEqualTo(7);
            assertThat(consumer.position(partition(1))).isEqualTo(10);
        });
        assertThat(reading.progress().warnings()).hasSize(1);
    }

    @Test
    void addedPartitionsJoinUnlessOthersWereChosen() throws Exception {
        offsets.with(0, 0, 0).with(1, 0, 0);
        read(new Start.Latest(), 0);
        Live.awaitLive(reading);
        offsets.with(2, 0, 3).leaderless(0);
        Await.until("the watch has looked again", () -> !reading.progress().warnings().isEmpty());
        offsets.leaderless();
        Await.until("and again", () -> reading.progress().warnings().isEmpty());
        assertThat(consumer.assignment()).containsExactly(partition(0));
    }

    @Test
    void aClusterThatDoesNotAnswerIsWaitedFor() throws Exception {
        offsets.with(0, 0, 1).failing(new Failure.TimedOut("describe topic t", Duration.ofSeconds(3), ""));
        bring(0, 0);
        read(new Start.Earliest());
        var since = Live.awaitPhase(reading, Phase.Waiting.class).since();
        offsets.failing(null);
        awaitValues("0:0");
        Live.awaitLive(reading);

        offsets.failing(new Failure.TimedOut("describe topic t", Duration.ofSeconds(3), "detail"));
        var again = Live.awaitPhase(reading, Phase.Waiting.class);
        assertThat(again.why()).isEqualTo(new Failure.Unreachable("here:9092", List.of("No broker answers at the moment."), "detail"));
        assertThat(again.since()).isAfter(since);
        offsets.failing(null);
        Live.awaitLive(reading);
    }

    @Test
    void aTopicThatIsGoneOrAnotherEndsTheRead() throws Exception {
        offsets.with(0, 0, 0);
        read(new Start.Earliest());
        Live.awaitLive(reading);
        offsets.createdAgain();

        assertThat(Live.awaitPhase(reading, Phase.Failed.class).why()).isInstanceOfSatisfying(Failure.NotFound.class,
                why -> assertThat(why.detail()).contains("another of the same name"));
        ended.get(10, TimeUnit.SECONDS);
        assertThat(reading.progress().phase()).isInstanceOf(Phase.Failed.class);
    }

    @Test
    void whatThePollRefusesEndsTheReadWithItsReason() throws Exception {
        assertThat(failureOf(new TopicAuthorizationException(Set.of("t")))).isInstanceOfSatisfying(Failure.NotAuthorized.class,
                why -> assertThat(why.resource()).isEqualTo("topic t"));
    }

    @Test
    void aLoginThatIsRefusedLaterEndsTheReadToo() throws Exception {
        assertThat(failureOf(new SaslAuthenticationException("Authentication failed"))).isInstanceOf(Failure.NotAuthenticated.class);
    }

    private Failure failureOf(KafkaException thrown) throws Exception {
        offsets.with(0, 0, 5);
        read(new Start.Earliest());
        consumer.schedulePollTask(() -> consumer.setPollException(thrown));
        return Live.awaitPhase(reading, Phase.Failed.class).why();
    }

    @Test
    void aDefectIsToldNeverSilent() throws Exception {
        offsets.with(0, 0, 5);
        read(new Start.Earliest());
        consumer.schedulePollTask(() -> {
            throw new IllegalStateException("a defect");
        });

        assertThat(Live.awaitPhase(reading, Phase.Failed.class).why()).isInstanceOfSatisfying(Failure.Unexpected.class,
                why -> assertThat(why.detail()).contains("a defect"));
        ended.get(10, TimeUnit.SECONDS);
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void closingWakesTheReaderWhereverItWaits() throws Exception {
        offsets.with(0, 0, 5);
        read(new Start.Earliest());
        Await.until("it polls", () -> !consumer.assignment().isEmpty());
        reading.pause();
        reading.close();

        ended.get(10, TimeUnit.SECONDS);
        assertThat(consumer.closed()).isTrue();
        assertThat(reading.progress().phase()).isInstanceOf(Phase.Stopped.class);
    }

    @Test
    void closingEndsAReadThatHasNotBegun() throws Exception {
        offsets.failing(new Failure.TimedOut("describe topic t", Duration.ofSeconds(3), ""));
        read(new Start.Earliest());
        Live.awaitPhase(reading, Phase.Waiting.class);
        reading.close();

        ended.get(10, TimeUnit.SECONDS);
        assertThat(askedFor).isEmpty();
    }
}
