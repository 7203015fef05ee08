package dev.topicscope.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.Pace;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.ProducerSettings.Acks;
import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.browse.Sending;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.browse.Session;
import dev.topicscope.browse.TopicLimits.Bound;
import dev.topicscope.browse.TopicLimits.Limit;
import dev.topicscope.browse.TopicLimits.Origin;
import dev.topicscope.browse.TopicLimits.Times;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Draft;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Marking;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaSendingTest {

    private static final ProducerSettings SAFE = ProducerSettings.safe();

    private final SharedCluster cluster = SharedCluster.get();
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
    void everyRecordIsStoredOnceAndWithAllItsParts() throws Exception {
        String topic = cluster.topic("sending", 3);
        var time = Instant.parse("2026-11-24T10:00:00.123Z");
        var headers = List.of(header("a", "1"), header("b", null), header("a", ""), header("a", "1"));
        var drafts = List.of(
                new Draft(OptionalInt.of(2), Optional.of(time), Optional.of(new byte[0]), Optional.of(new byte[] {-1, 0}), headers),
                new Draft(OptionalInt.of(1), Optional.of(time), Optional.of(bytes("k")), Optional.empty(), List.of()));
        try (var sending = session.send(Runs.request(topic, Runs.plan(2, i -> new Item.Ready(drafts.get((int) i), i))))) {
            var progress = Runs.awaitOver(sending);
            assertThat(progress.state()).isEqualTo(new State.Done());
            assertThat(progress.last()).extracting(answer -> ((Result.Stored) answer.result()).offset())
                    .containsOnly(OptionalLong.of(0));
        }
        var stored = Runs.stored(cluster.bootstrap(), topic).stream().collect(Collectors.toMap(one -> one.partition(), one -> one));
        assertThat(stored).containsOnlyKeys(1, 2);
        assertThat(stored.get(2)).satisfies(record -> {
            assertThat(record.key()).isEmpty();
            assertThat(record.value()).containsExactly(-1, 0);
            assertThat(record.timestamp()).isEqualTo(time.toEpochMilli());
            assertThat(record.headers().toArray()).extracting(Header::key).containsExactly("a", "b", "a", "a");
            assertThat(record.headers().toArray()).extracting(Header::value).containsExactly(bytes("1"), null, bytes(""), bytes("1"));
        });
        assertThat(stored.get(1).value()).isNull();
        assertThat(stored.get(1).key()).isEqualTo(bytes("k"));
    }

    @Test
    void aRunAsFastAsItGoesCountsEveryRecordAndKeepsTheNewestAnswers() throws Exception {
        String topic = cluster.topic("sending", 3);
        try (var sending = session.send(Runs.request(topic, Runs.numbers(100_000)))) {
            var progress = Runs.awaitOver(sending);
            assertThat(progress.counts()).isEqualTo(new Sending.Counts(100_000, 100_000, 0, 0));
            assertThat(progress.total()).isEqualTo(OptionalLong.of(100_000));
            assertThat(progress.last()).hasSize(500);
            assertThat(progress.producing().latency().median()).isPositive()
                    .isLessThanOrEqualTo(progress.producing().latency().longest());
            assertThat(progress.producing().bufferTotalBytes()).isPositive();
        }
        var stored = Runs.values(Runs.stored(cluster.bootstrap(), topic));
        assertThat(stored).hasSize(100_000);
        assertThat(Set.copyOf(stored)).isEqualTo(LongStream.range(0, 100_000).mapToObj(String::valueOf).collect(Collectors.toSet()));
    }

    @Test
    void aLimitEndsAnEndlessSourceAndFlightsWaitForTheirAnswers() throws Exception {
        String topic = cluster.topic("sending", 2);
        var request = new SendRequest(topic, Runs.numbers(Long.MAX_VALUE), OptionalLong.of(25), new Pace.Flights(10),
                new Placement.RoundRobin(), SAFE, true, OnFault.STOP);
        try (var sending = session.send(request)) {
            assertThat(Runs.awaitOver(sending).counts().acknowledged()).isEqualTo(25);
        }
        assertThat(Runs.stored(cluster.bootstrap(), topic).stream().collect(Collectors.groupingBy(one -> one.partition(),
                Collectors.counting()))).isEqualTo(Map.of(0, 13L, 1, 12L));
    }

    @Test
    void aStoppedRunHandsOverNothingMoreAndItsCountsAddUp() throws Exception {
        String topic = cluster.topic("sending", 1);
        try (var sending = session.send(Runs.request(topic, Runs.numbers(Long.MAX_VALUE), new Pace.Steady(0.1, 3), SAFE))) {
            Await.until("the first flight is there", () -> sending.progress().counts().acknowledged() == 3);
            sending.stop();
            var progress = Runs.awaitOver(sending);
            assertThat(progress.state()).isEqualTo(new State.Stopped());
            assertThat(progress.counts()).isEqualTo(new Sending.Counts(3, 3, 0, 0));
        }
        assertThat(Runs.stored(cluster.bootstrap(), topic)).hasSize(3);
    }

    @Test
    void aRunEndsAlsoWhereItsSourceKeepsItWaiting() throws Exception {
        String topic = cluster.topic("sending", 1);
        var never = new CountDownLatch(1);
        var waiting = Runs.plan(2, i -> {
            if (i == 1) {
                await(never);
            }
            return new Item.Ready(Runs.draft(bytes("x")), i + 1);
        });
        try (var sending = session.send(Runs.request(topic, waiting))) {
            Await.until("the first is there", () -> sending.progress().counts().acknowledged() == 1);
            sending.stop();
            var progress = Runs.awaitOver(sending);
            assertThat(progress.state()).isEqualTo(new State.Stopped());
            assertThat(progress.counts()).isEqualTo(new Sending.Counts(1, 1, 0, 0));
            never.countDown();
        }
        Await.until("its thread has ended", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("send " + topic)));
        assertThat(Runs.stored(cluster.bootstrap(), topic)).hasSize(1);
    }

    @Test
    void aSourceThatBreaksWhenItIsOpenedFailsTheRun() throws Exception {
        RecordSource.Plan broken = _ -> {
            throw new IllegalStateException("broken");
        };
        try (var sending = session.send(Runs.request(cluster.topic("sending", 1), broken))) {
            assertThat(Runs.awaitOver(sending).state()).isInstanceOfSatisfying(State.Failed.class,
                    failed -> assertThat(failed.why()).isInstanceOf(Failure.Unexpected.class));
        }
    }

    @Test
    void withoutAcksNoOffsetIsKnown() throws Exception {
        String topic = cluster.topic("sending", 1);
        try (var sending = session.send(Runs.request(topic, Runs.numbers(5), Runs.FASTEST, SAFE.withAcks(Acks.NONE)))) {
            assertThat(Runs.awaitOver(sending).last()).hasSize(5).allSatisfy(answer ->
                    assertThat(((Result.Stored) answer.result()).offset()).isEmpty());
        }
    }

    @Test
    void aRecordTooLargeFailsWithTheLimitThatStandsInTheWayAndTheRunGoesOn() throws Exception {
        String topic = cluster.topic("sending", 1, Map.of("max.message.bytes", "10000"));
        var values = List.of(bytes("small"), new byte[20_000], new byte[60_000], bytes("small"));
        var settings = SAFE.withMaxRequestSize(50_000).withLinger(Duration.ZERO);
        try (var sending = session.send(Runs.request(topic, Runs.plan(4, i -> new Item.Ready(Runs.draft(values.get((int) i)), i)),
                new Pace.Flights(1), settings))) {
            var progress = Runs.awaitOver(sending);
            assertThat(progress.state()).isEqualTo(new State.Done());
            assertThat(progress.counts()).isEqualTo(new Sending.Counts(4, 2, 2, 0));
            assertThat(progress.lastFailed()).extracting(answer -> answer.number() + " " + ((Result.NotStored) answer.result()).reason())
                    .satisfiesExactly(newest -> assertThat(newest).startsWith("3 ").contains("max.request.size"),
                            oldest -> assertThat(oldest).startsWith("2 ").contains("max.message.bytes"));
        }
        assertThat(session.limits(topic, new Cancellation()).maxMessageBytes()).isEqualTo(new Limit(10_000, Origin.TOPIC));
    }

    @Test
    void itIsKnownWhatATopicDoesWithTimestamps() throws Exception {
        String topic = cluster.topic("sending", 1);
        var times = session.limits(topic, new Cancellation()).times();
        assertThat(times).isInstanceOfSatisfying(Times.Kept.class, kept -> {
            assertThat(kept.before()).isEqualTo(new Bound("message.timestamp.before.max.ms", new Limit(Long.MAX_VALUE, Origin.DEFAULT)));
            assertThat(kept.after().limit().origin()).isEqualTo(Origin.DEFAULT);
        });

        configure(topic, "message.timestamp.after.max.ms", "60000");
        var now = Instant.now();
        var limits = session.limits(topic, new Cancellation());
        assertThat(limits.refusal(now.plusSeconds(30), now)).isEmpty();
        assertThat(limits.refusal(now.plusSeconds(900), now)).hasValueSatisfying(bound ->
                assertThat(bound.limit()).isEqualTo(new Limit(60_000, Origin.TOPIC)));
        var ahead = Runs.plan(1, i -> new Item.Ready(new Draft(OptionalInt.empty(), Optional.of(now.plusSeconds(900)), Optional.empty(),
                Optional.empty(), List.of()), 1));
        try (var sending = session.send(Runs.request(topic, ahead))) {
            assertThat(Runs.awaitOver(sending).counts()).as("what was foretold").isEqualTo(new Sending.Counts(1, 0, 1, 0));
        }

        configure(topic, "message.timestamp.type", "LogAppendTime");
        assertThat(session.limits(topic, new Cancellation()).times()).isEqualTo(new Times.Arrival());
    }

    private void configure(String topic, String setting, String value) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        cluster.admin().incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(new ConfigEntry(setting, value),
                AlterConfigOp.OpType.SET)))).all().get(20, TimeUnit.SECONDS);
        Await.until("it is in force", () -> cluster.admin().describeConfigs(List.of(resource)).all().get(20, TimeUnit.SECONDS).get(resource)
                .get(setting).value().equals(value));
    }

    @Test
    void aTopicThatIsNotThereIsNotMade() throws Exception {
        String topic = cluster.unusedName("sending");
        try (var sending = session.send(Runs.request(topic, Runs.numbers(5)))) {
            var progress = Runs.awaitOver(sending);
            assertThat(progress.state()).isInstanceOfSatisfying(State.Failed.class, failed ->
                    assertThat(failed.why()).isInstanceOf(Failure.NotFound.class));
            assertThat(progress.counts().handedOver()).isZero();
        }
        assertThat(cluster.admin().listTopics().names().get(20, TimeUnit.SECONDS)).doesNotContain(topic);
    }

    @Test
    void aTopicDeletedDuringARunEndsIt() throws Exception {
        String topic = cluster.topic("sending", 2);
        try (var sending = session.send(Runs.request(topic, Runs.numbers(Long.MAX_VALUE), new Pace.Steady(100, 1), SAFE))) {
            Await.until("some are there", () -> sending.progress().counts().acknowledged() > 20);
            cluster.admin().deleteTopics(Set.of(topic)).all().get(20, TimeUnit.SECONDS);
            assertThat(Runs.awaitOver(sending).state()).isInstanceOfSatisfying(State.Failed.class, failed ->
                    assertThat(failed.why()).isInstanceOf(Failure.Gone.class));
        }
    }

    @Test
    void aReadOnlyConnectionRefusesARun() throws Exception {
        String topic = cluster.topic("sending", 1);
        var connection = new Connection("test", "test", cluster.bootstrap(), Map.of())
                .withMarking(new Marking(Marking.Kind.DEVELOPMENT, Marking.Colour.NONE, true));
        try (var guarded = new KafkaConnector().connect(connection, new Cancellation());
                var sending = guarded.send(Runs.request(topic, Runs.numbers(5)))) {
            assertThat(sending.progress().state()).isInstanceOfSatisfying(State.Failed.class, failed ->
                    assertThat(failed.why()).isInstanceOf(Failure.ReadOnly.class));
        }
        assertThat(Runs.stored(cluster.bootstrap(), topic)).isEmpty();
    }

    @Test
    void whatIsNoRecordEndsTheRunOrIsSkipped() throws Exception {
        String topic = cluster.topic("sending", 1);
        var plan = Runs.plan(5, i -> i == 2 ? new Item.Faulty(3, "Line 3 is no record.")
                : new Item.Ready(Runs.draft(bytes("" + i)), i + 1));
        try (var sending = session.send(Runs.request(topic, plan))) {
            var progress = Runs.awaitOver(sending);
            assertThat(progress.state()).isInstanceOfSatisfying(State.Failed.class, failed ->
                    assertThat(failed.why()).isInstanceOfSatisfying(Failure.Invalid.class, invalid ->
                            assertThat(invalid.reason()).isEqualTo("Line 3 is no record.")));
            assertThat(progress.counts()).isEqualTo(new Sending.Counts(2, 2, 0, 0));
        }
        var skipping = new SendRequest(topic, plan, OptionalLong.empty(), Runs.FASTEST, new Placement.ByKey(), SAFE, true, OnFault.SKIP);
        try (var sending = session.send(skipping)) {
            var progress = Runs.awaitOver(sending);
            assertThat(progress.state()).isEqualTo(new State.Done());
            assertThat(progress.counts().acknowledged()).isEqualTo(4);
            assertThat(progress.faults()).isEqualTo(new Sending.Faults(1, Optional.of("Line 3 is no record.")));
        }
    }

    @Test
    void settingsThatCantBeAndPartitionsThatAreNotAreSaid() throws Exception {
        String topic = cluster.topic("sending", 2);
        var wrong = new ProducerSettings(Acks.LEADER, true, SAFE.compression(), SAFE.linger(), SAFE.batchSizeBytes(),
                SAFE.maxRequestSizeBytes(), SAFE.timeout());
        try (var sending = session.send(Runs.request(topic, Runs.numbers(5), Runs.FASTEST, wrong))) {
            assertThat(Runs.awaitOver(sending).state()).isInstanceOfSatisfying(State.Failed.class, failed ->
                    assertThat(failed.why()).isInstanceOf(Failure.Invalid.class));
        }
        var placed = new SendRequest(topic, Runs.numbers(1), OptionalLong.empty(), Runs.FASTEST, new Placement.Given(7), SAFE, true,
                OnFault.STOP);
        try (var sending = session.send(placed)) {
            assertThat(Runs.awaitOver(sending).lastFailed()).singleElement().satisfies(answer ->
                    assertThat(((Result.NotStored) answer.result()).reason()).isEqualTo("The topic has no partition 7."));
        }
    }

    @Test
    void closingTheSessionEndsItsRunsAndTheirThreads() throws Exception {
        String topic = cluster.topic("sending", 1);
        var sending = session.send(Runs.request(topic, Runs.numbers(Long.MAX_VALUE), new Pace.Steady(50, 1), SAFE));
        Await.until("some are there", () -> sending.progress().counts().acknowledged() > 5);
        session.close();
        Runs.awaitOver(sending);
        Await.until("no thread of the run is left", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().contains(topic)));
    }

    private static dev.topicscope.model.Header header(String key, String value) {
        return new dev.topicscope.model.Header(key, Optional.ofNullable(value).map(KafkaSendingTest::bytes));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
