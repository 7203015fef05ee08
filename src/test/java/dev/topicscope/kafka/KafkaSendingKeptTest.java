package dev.topicscope.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.Pace;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.browse.Sending;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.IsolationLevel;

import static org.assertj.core.api.Assertions.assertThat;

/// Which runs have the same producer, and that none sees what another has sent by it.
class KafkaSendingKeptTest {

    private static final ProducerSettings SAFE = ProducerSettings.safe();

    private final SharedCluster cluster = SharedCluster.get();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrap()));
    private final List<Producer<byte[], byte[]>> made = new CopyOnWriteArrayList<>();
    private RunProducers producers = new RunProducers((topic, _) -> make(topic));

    @AfterEach
    void close() {
        producers.close();
        admin.close(Duration.ZERO);
        made.forEach(producer -> producer.close(Duration.ZERO));
    }

    @Test
    void aRunTakesTheProducerOfTheOneBeforeAndCountsOnlyItsOwnRecords() throws Exception {
        String topic = cluster.topic("kept", 2);
        var first = run(Runs.request(topic, Runs.numbers(60)));
        var second = run(Runs.request(topic, Runs.numbers(3)));
        assertThat(made).hasSize(1);
        assertThat(first.counts()).isEqualTo(new Sending.Counts(60, 60, 0, 0));
        assertThat(second.counts()).isEqualTo(new Sending.Counts(3, 3, 0, 0));
        assertThat(second.last()).hasSize(3);
        assertThat(first.producing().batchSizeAverage()).isPositive();
        assertThat(second.producing().batchSizeAverage()).as("an average of both runs").isZero();
        assertThat(second.warnings()).isEmpty();
        assertThat(Runs.stored(cluster.bootstrap(), topic)).hasSize(63);
    }

    @Test
    void theFiguresOfAnEndedRunStayAsTheyWere() throws Exception {
        String topic = cluster.topic("kept", 1);
        var sending = begin(Runs.request(topic, Runs.numbers(1)));
        var figures = Runs.awaitOver(sending).producing();
        run(Runs.request(topic, Runs.plan(20, i -> new Item.Ready(Runs.draft(new byte[9_000]), i + 1))));
        assertThat(made).hasSize(1);
        assertThat(sending.progress().producing()).isEqualTo(figures);
    }

    @Test
    void whatAnotherRunHasSentIsNotTakenForARecordThatMayBeStored() throws Exception {
        String topic = cluster.topic("kept", 1);
        producers = new RunProducers((name, _) -> made(name, 1_500));
        run(Runs.request(topic, Runs.numbers(50)));
        var sending = begin(Runs.request(topic, Runs.numbers(2)));
        Await.until("both wait in the producer", () -> sending.progress().counts().handedOver() == 2);
        sending.stop();
        var progress = Runs.awaitOver(sending);
        assertThat(made).hasSize(1);
        assertThat(progress.counts()).isEqualTo(new Sending.Counts(2, 0, 0, 2));
        assertThat(progress.warnings()).isEmpty();
    }

    @Test
    void otherSettingsAnotherTopicAndALongRunHaveAProducerOfTheirOwn() throws Exception {
        String topic = cluster.topic("kept", 1);
        run(Runs.request(topic, Runs.numbers(1)));
        run(Runs.request(topic, Runs.numbers(1), Runs.FASTEST, SAFE.withLinger(Duration.ZERO)));
        assertThat(made).hasSize(2);
        run(Runs.request(cluster.topic("kept", 1), Runs.numbers(1), Runs.FASTEST, SAFE.withLinger(Duration.ZERO)));
        assertThat(made).hasSize(3);
        run(Runs.request(topic, Runs.numbers(1)));
        assertThat(made).as("only the last one waits").hasSize(4);
        run(Runs.request(topic, Runs.numbers(1_000)));
        assertThat(made).hasSize(5);
        Await.until("one is left", () -> threads("kept").size() == 1);
    }

    @Test
    void aTopicMadeAnewHasAProducerOfItsOwn() throws Exception {
        String topic = cluster.topic("kept", 1);
        run(Runs.request(topic, Runs.numbers(2)));
        cluster.admin().deleteTopics(Set.of(topic)).all().get();
        Await.until("it is made anew", () -> {
            try {
                cluster.admin().createTopics(Set.of(new NewTopic(topic, 1, (short) 1))).all().get();
                return true;
            } catch (ExecutionException e) {
                return false;
            }
        });
        Await.until("the brokers know it", () -> cluster.admin().describeTopics(Set.of(topic)).allTopicNames().get().containsKey(topic));
        assertThat(run(Runs.request(topic, Runs.numbers(2))).counts()).isEqualTo(new Sending.Counts(2, 2, 0, 0));
        assertThat(made).hasSize(2);
    }

    @Test
    void aRunWithAFailureOrThatIsStoppedDoesNotGiveItsProducerBack() throws Exception {
        String topic = cluster.topic("kept", 1);
        run(new SendRequest(topic, Runs.numbers(1), OptionalLong.empty(), Runs.FASTEST, new Placement.Given(7), SAFE, true, OnFault.STOP));
        run(Runs.request(topic, Runs.plan(1, i -> new Item.Faulty(1, "No record."))));
        assertThat(made).hasSize(2);
        var sending = begin(Runs.request(topic, Runs.numbers(50), new Pace.Steady(1, 1), SAFE));
        Await.until("one is there", () -> sending.progress().counts().acknowledged() > 0);
        sending.stop();
        assertThat(Runs.awaitOver(sending).state()).isEqualTo(new State.Stopped());
        assertThat(made).hasSize(3);
        Await.until("none is left", () -> threads(topic).isEmpty());
    }

    @Test
    void itIsClosedAfterAWhileAndWithItsSession() throws Exception {
        String topic = cluster.topic("kept", 1);
        producers = new RunProducers((name, _) -> make(name), Duration.ofMillis(50));
        run(Runs.request(topic, Runs.numbers(1)));
        Await.until("it was closed for idleness", () -> threads(topic).isEmpty());

        try (var session = Live.connect(cluster.bootstrap()); var sending = session.send(Runs.request(topic, Runs.numbers(1)))) {
            Runs.awaitOver(sending);
            assertThat(threads(topic)).hasSize(1);
        }
        Await.until("it was closed with the session", () -> threads(topic).isEmpty());
    }

    private Sending.Progress run(SendRequest request) throws Exception {
        try (var sending = begin(request)) {
            return Runs.awaitOver(sending);
        }
    }

    private KafkaSending begin(SendRequest request) {
        var sending = new KafkaSending(request, new OffsetFinder(admin, IsolationLevel.READ_UNCOMMITTED), new LimitsFinder(admin),
                producers, _ -> { });
        sending.start();
        return sending;
    }

    private Producer<byte[], byte[]> make(String topic) {
        return made(topic, 5);
    }

    private Producer<byte[], byte[]> made(String topic, int lingerMillis) {
        var producer = new KafkaProducer<>(Map.of("bootstrap.servers", cluster.bootstrap(), "client.id", "test-" + topic,
                "linger.ms", lingerMillis, "metric.reporters", ""), new ByteArraySerializer(), new ByteArraySerializer());
        made.add(producer);
        return producer;
    }

    /// The threads of producers that send to topics whose names contain `part`.
    private static List<String> threads(String part) {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("kafka-producer-network-thread") && name.contains(part)).toList();
    }
}
