package dev.topicscope.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.Reading;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.LabCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// The only broker is killed (SIGKILL) under a session, and comes back.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokerCrashTest {

    private static final Cancellation NEVER = new Cancellation();

    @TempDir
    private static Path directory;
    private static LabCluster lab;

    @BeforeAll
    static void start() throws Exception {
        lab = new LabCluster(directory, 1);
        lab.start(_ -> { }, NEVER);
        try (var admin = Admin.create(Map.of("bootstrap.servers", lab.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic("live", 3, (short) 1), new NewTopic("other", 1, (short) 1))).all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    private static void send(int from, int records) throws Exception {
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", lab.bootstrap()), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var sent = new ArrayList<Future<?>>();
            for (int i = from; i < from + records; i++) {
                sent.add(producer.send(new ProducerRecord<>("live", i % 3, 1_000L + i, null, new byte[200])));
            }
            for (var one : sent) {
                one.get(30, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    @Order(1)
    void aLiveReadSaysSoGoesOnByItselfAndHasEveryOffsetOnce() throws Exception {
        try (var session = Live.connect(lab.bootstrap()); var reading = session.read(Live.request("live", new Start.Earliest()));
             var paused = session.read(Live.request("live", new Start.Earliest()))) {
            send(0, 300);
            Live.awaitRecords(reading, 300);
            Live.awaitRecords(paused, 300);
            paused.pause();

            lab.kill(1);
            assertThat(Live.awaitPhase(reading, Phase.Waiting.class).why()).isInstanceOfSatisfying(Failure.Unreachable.class,
                    why -> assertThat(why.bootstrap()).isEqualTo(lab.bootstrap()));
            assertThat(paused.progress().phase()).isInstanceOf(Phase.Paused.class);
            assertThat(catchThrowableOfType(FailureException.class, () -> session.topics(NEVER)).failure())
                    .isInstanceOf(Failure.TimedOut.class);

            lab.start(1, NEVER);
            Live.awaitLive(reading);
            send(300, 300);
            paused.resume();
            Live.awaitRecords(reading, 600);
            Live.awaitRecords(paused, 600);
            Live.assertEveryOffsetOnce(reading, 3, 600);
            Live.assertEveryOffsetOnce(paused, 3, 600);
            assertThat(reading.progress().warnings()).isEmpty();
            assertThat(session.topic("live", NEVER).count().records()).isEqualTo(600);
        }
    }

    @Test
    @Order(2)
    void aCrashInTheMiddleOfCatchingUpLosesNothing() throws Exception {
        send(600, 30_000);
        try (var session = Live.connect(lab.bootstrap()); var reading = session.read(Live.request("live", new Start.Earliest()))) {
            Await.until("some are there", () -> reading.progress().records() > 0);
            lab.kill(1);
            lab.start(1, NEVER);
            Live.awaitRecords(reading, 30_600);
            Live.awaitLive(reading);
            Live.assertEveryOffsetOnce(reading, 3, 30_600);
        }
    }

    @Test
    @Order(3)
    void whileTheBrokerIsGoneASessionClosesAllTheSame() throws Exception {
        var before = Live.threads();
        var session = Live.connect(lab.bootstrap());
        Live.send(session, "other", Live.draft("k", "v"));
        var readings = new ArrayList<Reading>();
        for (int i = 0; i < 5; i++) {
            readings.add(session.read(Live.request("live", new Start.Earliest())));
        }
        Live.awaitLive(readings.getFirst());
        lab.kill(1);
        var sending = session.send(Live.one("other", Live.draft("k", "v")));
        readings.add(session.read(Live.request("live", new Start.Latest())));

        CompletableFuture.runAsync(session::close).get(2, TimeUnit.SECONDS);

        assertThat(readings).allSatisfy(reading -> assertThat(reading.progress().phase()).isInstanceOf(Phase.Stopped.class));
        Await.until("no thread is left but " + before, Duration.ofSeconds(2), () -> before.containsAll(Live.threads()));
        assertThat(Runs.awaitOver(sending).counts().acknowledged()).isZero();
        assertThat(Set.copyOf(Live.threads())).isSubsetOf(before);
    }

    @Test
    @Order(4)
    void aClusterThatIsDownIsRefusedWithItsReason() {
        assertThat(catchThrowableOfType(FailureException.class, () -> Live.connect(lab.bootstrap())).failure())
                .isInstanceOfSatisfying(Failure.Unreachable.class, why -> assertThat(why.reasons()).singleElement().asString()
                .contains("refuses connections"));
    }
}
