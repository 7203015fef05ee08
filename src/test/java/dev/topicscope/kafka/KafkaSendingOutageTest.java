package dev.topicscope.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.Pace;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.browse.Sending;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.LabCluster;
import dev.topicscope.model.Cancellation;

import static org.assertj.core.api.Assertions.assertThat;

/// Runs whose only broker goes, and may come back.
class KafkaSendingOutageTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private static Path folder;
    private static LabCluster lab;

    @BeforeAll
    static void start() throws Exception {
        lab = new LabCluster(folder, 1);
        lab.start(_ -> { }, NEVER);
    }

    @AfterAll
    static void end() {
        lab.close();
    }

    @Test
    void recordsWaitWhileTheOnlyBrokerIsGoneAndTheRunGoesOnWhenItIsBack() throws Exception {
        String topic = topic("outage");
        try (var session = Live.connect(lab.bootstrap());
                var sending = session.send(Runs.request(topic, Runs.numbers(Long.MAX_VALUE), new Pace.Steady(500, 1),
                        ProducerSettings.safe()))) {
            Await.until("it runs", () -> sending.progress().counts().acknowledged() > 500);
            lab.kill(1);
            Await.until("it is said", SOON, () -> isTold(sending));
            Await.until("records wait", SOON, () -> sending.progress().counts().open() > 2_000);
            assertThat(sending.progress().state()).isEqualTo(new State.Running());
            long handedOver = sending.progress().counts().handedOver();

            lab.start(1, NEVER);
            Await.until("it goes on", Duration.ofSeconds(30), () -> sending.progress().counts().acknowledged() > handedOver + 500);
            Await.until("nothing is said any more", SOON, () -> sending.progress().warnings().isEmpty());
            sending.stop();
            var counts = Runs.awaitOver(sending).counts();
            assertThat(counts.failed()).as("%s", counts).isZero();
            var stored = Runs.values(Runs.stored(lab.bootstrap(), topic));
            assertThat(new HashSet<>(stored)).as("nothing twice").hasSameSizeAs(stored);
            assertThat(new HashSet<>(stored)).containsAll(LongStream.range(0, counts.acknowledged()).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    void recordsFailWhenTheBrokerStaysAwayAndStopEndsTheRunAtOnce() throws Exception {
        String topic = topic("gone");
        var settings = ProducerSettings.safe().withTimeout(Duration.ofSeconds(8));
        // As large as makes many batches of them: each batch fails as a whole.
        var records = Runs.plan(Long.MAX_VALUE, i -> new Item.Ready(Runs.draft(new byte[200]), i + 1));
        try (var session = Live.connect(lab.bootstrap());
                var sending = session.send(Runs.request(topic, records, new Pace.Steady(500, 1), settings))) {
            Await.until("it runs", () -> sending.progress().counts().acknowledged() > 500);
            lab.kill(1);
            Await.until("the first have failed", Duration.ofSeconds(30), () -> sending.progress().counts().failed() > 500);
            assertThat(isTold(sending)).isTrue();
            assertThat(sending.progress().state()).isEqualTo(new State.Running());

            sending.stop();
            Await.until("the run is over", Duration.ofSeconds(3), () -> sending.progress().state().isOver());
            var progress = Runs.awaitOver(sending);
            assertThat(progress.state()).isEqualTo(new State.Stopped());
            assertThat(progress.counts().neverSent()).isGreaterThan(500);
        } finally {
            lab.start(1, NEVER);
        }
    }

    private static boolean isTold(Sending sending) {
        return sending.progress().warnings().stream().anyMatch(said -> said.startsWith("No broker answers at the moment.")
                && said.contains("delivery.timeout.ms"));
    }

    private static String topic(String name) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", lab.bootstrap()))) {
            admin.createTopics(Set.of(new NewTopic(name, 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
        }
        return name;
    }
}
