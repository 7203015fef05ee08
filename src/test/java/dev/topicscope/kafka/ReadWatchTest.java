package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.lab.Await;
import dev.topicscope.model.Failure;
import dev.topicscope.model.Start;

import static dev.topicscope.kafka.FakeOffsets.partition;
import static org.assertj.core.api.Assertions.assertThat;

/// What a reading does about a cluster that changes, does not answer or refuses, on Kafka's own stand-in for a consumer.
class ReadWatchTest {

    private final MockReading mock = new MockReading();

    @AfterEach
    void end() throws Exception {
        mock.close();
    }

    @Test
    void partitionsWithoutAnAnswerAreToldAndJoinWhenTheyAnswer() throws Exception {
        mock.offsets.with(0, 0, 1).with(1, 0, 1).with(2, 0, 1).leaderless(1).mute(2);
        mock.bring(0, 0);
        mock.read(new Start.Earliest());
        mock.awaitValues("0:0");
        assertThat(mock.reading().progress().warnings())
                .containsExactly("Partition 1 is not read: no broker leads it. It is read as soon as one does.",
                "Partition 2 is not read: the broker that leads it does not answer. It is read as soon as one does.");

        mock.offsets.leaderless().mute();
        Await.until("all are assigned", () -> mock.consumer.assignment().equals(Set.of(partition(0), partition(1), partition(2))));
        mock.bring(1, 0);
        mock.bring(2, 0);
        Await.until("all are read", () -> mock.reading().records().end() == 3);
        assertThat(mock.reading().progress().warnings()).isEmpty();
    }

    @Test
    void aLeaderLostLaterIsToldWhileItIsLost() throws Exception {
        mock.offsets.with(0, 0, 0).with(1, 0, 0);
        mock.read(new Start.Earliest());
        Live.awaitLive(mock.reading());
        mock.offsets.leaderless(1);
        Await.until("told", () -> mock.reading().progress().warnings().equals(
                List.of("Partition 1 is not read: no broker leads it. It is read as soon as one does.")));
        mock.offsets.leaderless();
        Await.until("no longer told", () -> mock.reading().progress().warnings().isEmpty());
        assertThat(mock.consumer.assignment()).hasSize(2);
    }

    @Test
    void aTimeThatAPartitionDoesNotTellLeavesItOut() throws Exception {
        mock.offsets.with(0, 0, 10).with(1, 0, 10).with(2, 0, 10).atTime(0, OptionalLong.of(7)).atTime(1, OptionalLong.empty());
        mock.read(new Start.AtTime(Instant.EPOCH));
        Await.until("assigned", () -> mock.consumer.assignment().size() == 2);

        mock.onReader(() -> {
            assertThat(mock.consumer.position(partition(0))).isEqualTo(7);
            assertThat(mock.consumer.position(partition(1))).isEqualTo(10);
        });
        assertThat(mock.reading().progress().warnings()).hasSize(1);
    }

    @Test
    void addedPartitionsJoinUnlessOthersWereChosen() throws Exception {
        mock.offsets.with(0, 0, 0).with(1, 0, 0);
        mock.read(new Start.Latest(), 0);
        Live.awaitLive(mock.reading());
        mock.offsets.with(2, 0, 3).leaderless(0);
        Await.until("the watch has looked again", () -> !mock.reading().progress().warnings().isEmpty());
        mock.offsets.leaderless();
        Await.until("and again", () -> mock.reading().progress().warnings().isEmpty());
        assertThat(mock.consumer.assignment()).containsExactly(partition(0));
    }

    @Test
    void aClusterThatDoesNotAnswerIsWaitedFor() throws Exception {
        mock.offsets.with(0, 0, 1).failing(new Failure.TimedOut("describe topic t", Duration.ofSeconds(3), ""));
        mock.bring(0, 0);
        mock.read(new Start.Earliest());
        var since = Live.awaitPhase(mock.reading(), Phase.Waiting.class).since();
        mock.offsets.failing(null);
        mock.awaitValues("0:0");
        Live.awaitLive(mock.reading());

        mock.offsets.failing(new Failure.TimedOut("describe topic t", Duration.ofSeconds(3), "detail"));
        var again = Live.awaitPhase(mock.reading(), Phase.Waiting.class);
        assertThat(again.why()).isEqualTo(new Failure.Unreachable("here:9092", List.of("No broker answers at the moment."), "detail"));
        assertThat(again.since()).isAfter(since);
        mock.offsets.failing(null);
        Live.awaitLive(mock.reading());
    }

    @Test
    void aTopicThatIsGoneOrAnotherEndsTheRead() throws Exception {
        mock.offsets.with(0, 0, 0);
        mock.read(new Start.Earliest());
        Live.awaitLive(mock.reading());
        mock.offsets.createdAgain();

        assertThat(Live.awaitPhase(mock.reading(), Phase.Failed.class).why()).isInstanceOfSatisfying(Failure.NotFound.class,
                why -> assertThat(why.detail()).contains("another of the same name"));
        mock.awaitEnd();
        assertThat(mock.reading().progress().phase()).isInstanceOf(Phase.Failed.class);
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
        mock.offsets.with(0, 0, 5);
        mock.read(new Start.Earliest());
        mock.consumer.schedulePollTask(() -> mock.consumer.setPollException(thrown));
        return Live.awaitPhase(mock.reading(), Phase.Failed.class).why();
    }

    @Test
    void aDefectIsToldNeverSilent() throws Exception {
        mock.offsets.with(0, 0, 5);
        mock.read(new Start.Earliest());
        mock.consumer.schedulePollTask(() -> {
            throw new IllegalStateException("a defect");
        });

        assertThat(Live.awaitPhase(mock.reading(), Phase.Failed.class).why()).isInstanceOfSatisfying(Failure.Unexpected.class,
                why -> assertThat(why.detail()).contains("a defect"));
        mock.awaitEnd();
        assertThat(mock.consumer.closed()).isTrue();
    }

    @Test
    void closingEndsAReadThatHasNotBegun() throws Exception {
        mock.offsets.failing(new Failure.TimedOut("describe topic t", Duration.ofSeconds(3), ""));
        mock.read(new Start.Earliest());
        Live.awaitPhase(mock.reading(), Phase.Waiting.class);
        mock.reading().close();

        mock.awaitEnd();
        assertThat(mock.askedFor).isEmpty();
    }
}
