package dev.topicscope.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.Pace;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.ProducerSettings.Acks;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.browse.Sending;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.LabCluster;
import dev.topicscope.model.Cancellation;

import static org.assertj.core.api.Assertions.assertThat;

/// Runs while brokers die. One cluster of three for all, since it takes long to start; the last test leaves none of them alive.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaSendingLossTest {

    private static final ProducerSettings SAFE = ProducerSettings.safe();
    private static final Cancellation NEVER = new Cancellation();
    private static final int RECORDS = 6_000;

    @TempDir
    private static Path folder;
    private static LabCluster lab;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        lab = new LabCluster(folder, 3);
        lab.start(_ -> { }, NEVER);
        admin = Admin.create(Map.of("bootstrap.servers", lab.bootstrap()));
    }

    @AfterAll
    static void end() {
        admin.close(Duration.ZERO);
        lab.close();
    }

    @Test
    @Order(1)
    void whenALeaderIsKilledWhatIsAcknowledgedIsThereExactlyOnce() throws Exception {
        String topic = topic("idempotent", 2);
        var progress = runWhileALeaderDies(topic, SAFE);
        assertThat(progress.state()).isEqualTo(new State.Done());
        assertThat(progress.counts().handedOver()).isEqualTo(RECORDS);

        var stored = Runs.values(Runs.stored(lab.bootstrap(), topic));
        assertThat(new HashSet<>(stored)).as("nothing twice").hasSameSizeAs(stored);
        assertThat(stored).as("of %s", progress.counts()).hasSizeBetween((int) progress.counts().acknowledged(), RECORDS);
        var failed = progress.lastFailed().stream().map(answer -> String.valueOf(answer.number() - 1)).toList();
        assertThat(progress.counts().failed()).isEqualTo(failed.size());
        for (int i = 0; i < RECORDS; i++) {
            assertThat(failed.contains(String.valueOf(i)) || stored.contains(String.valueOf(i))).as("record %s", i).isTrue();
        }
    }

    @Test
    @Order(2)
    void withTheLeadersWordAloneTheCountsStillAddUp() throws Exception {
        var progress = runWhileALeaderDies(topic("leader-only", 1), SAFE.withAcks(Acks.LEADER));
        assertThat(progress.counts().handedOver()).isEqualTo(RECORDS);
        assertThat(progress.counts().neverSent()).isZero();
    }

    @Test
    @Order(3)
    void tooFewInSyncReplicasAreTheReasonThatIsTold() throws Exception {
        String topic = topic("strict", 3);
        lab.kill(3);
        var settings = SAFE.withTimeout(Duration.ofSeconds(12));
        try (var session = Live.connect(lab.bootstrap());
                var sending = session.send(Runs.request(topic, Runs.numbers(Long.MAX_VALUE), new Pace.Steady(5, 1), settings))) {
            Await.until("it is said", Duration.ofSeconds(60), () -> sending.progress().warnings().stream()
                    .anyMatch(said -> said.contains("min.insync.replicas=3")));
            Await.until("a record has failed", Duration.ofSeconds(60), () -> !sending.progress().lastFailed().isEmpty());
            assertThat(((Result.NotStored) sending.progress().lastFailed().getFirst().result()).reason())
                    .containsAnyOf("min.insync.replicas", "No broker has acknowledged it");
            sending.stop();
            Runs.awaitOver(sending);
        }
        lab.start(3, NEVER);
    }

    @Test
    @Order(4)
    void whenNoBrokerIsLeftTheBufferFillsAndStopEndsTheRun() throws Exception {
        String topic = topic("unreachable", 2);
        var connection = Live.connection(lab.bootstrap(), Map.of("buffer.memory", "4000000"));
        try (var session = new KafkaConnector().connect(connection, NEVER);
                var sending = session.send(Runs.request(topic, Runs.plan(Long.MAX_VALUE, i ->
                        new Item.Ready(Runs.draft(new byte[1_000]), i)), new Pace.Steady(20_000, 1), SAFE))) {
            Await.until("it runs", () -> sending.progress().counts().acknowledged() > 1_000);
            List.of(1, 2, 3).forEach(lab::kill);
            Await.until("the memory is full", Duration.ofSeconds(30), () -> sending.progress().producing().bufferFull());
            Await.until("it is said", Duration.ofSeconds(30), () -> sending.progress().warnings().stream()
                    .anyMatch(said -> said.startsWith("No broker answers")));

            sending.stop();
            Await.until("the run is over", Duration.ofSeconds(3), () -> sending.progress().state().isOver());
            var progress = Runs.awaitOver(sending);
            assertThat(progress.state()).isEqualTo(new State.Stopped());
            assertThat(progress.counts().neverSent()).isGreaterThan(1_000);
        }
    }

    private static Sending.Progress runWhileALeaderDies(String topic, ProducerSettings settings) throws Exception {
        int leader = leader(topic);
        try (var session = Live.connect(lab.bootstrap());
                var sending = session.send(Runs.request(topic, Runs.numbers(RECORDS), new Pace.Steady(1_000, 1), settings))) {
            Await.until("a third is there", () -> sending.progress().counts().acknowledged() > RECORDS / 3);
            lab.kill(leader);
            var progress = Runs.awaitOver(sending);
            lab.start(leader, NEVER);
            return progress;
        }
    }

    private static int leader(String topic) throws Exception {
        return Live.get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().getFirst().leader().id();
    }

    /// With three partitions and three replicas, all in sync.
    private static String topic(String name, int leastInSync) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, 3, (short) 3).configs(Map.of("min.insync.replicas", "" + leastInSync)))).all()
                .get(20, TimeUnit.SECONDS);
        Await.until("replicas of " + name, Duration.ofSeconds(40), () -> isWhole(name));
        return name;
    }

    private static boolean isWhole(String name) throws Exception {
        try {
            return Live.get(admin.describeTopics(List.of(name)).allTopicNames()).get(name).partitions().stream()
                    .allMatch(one -> one.leader() != null && one.isr().size() == 3);
        } catch (ExecutionException notYet) {
            return false;
        }
    }
}
