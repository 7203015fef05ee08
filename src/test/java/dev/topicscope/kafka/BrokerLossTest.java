package dev.topicscope.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.Session;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.LabCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.PartitionState;
import dev.topicscope.model.RecordCount.Doubt;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// One of three brokers is killed (SIGKILL): what it alone had is missing and said to be, and everything else goes on.
class BrokerLossTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final String MISSING = "Partition 1 is not read: no broker leads it. It is read as soon as one does.";

    @TempDir
    private static Path directory;
    private static LabCluster lab;

    @BeforeAll
    static void start() throws Exception {
        lab = new LabCluster(directory, 3);
        lab.start(_ -> { }, NEVER);
        try (var admin = Admin.create(Map.of("bootstrap.servers", lab.bootstrap()))) {
            // Partition 0 on broker 1 only, and so on; and one that every broker has.
            admin.createTopics(List.of(new NewTopic("single", Map.of(0, List.of(1), 1, List.of(2), 2, List.of(3))),
                    new NewTopic("copied", Map.of(0, List.of(2, 1, 3))))).all().get(20, TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    private static void send(String topic, List<Integer> partitions, int records) throws Exception {
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", lab.bootstrap()), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var sent = new ArrayList<Future<?>>();
            for (int i = 0; i < records; i++) {
                for (int partition : partitions) {
                    sent.add(producer.send(new ProducerRecord<>(topic, partition, 1_000L + i, null, new byte[50])));
                }
            }
            for (var one : sent) {
                one.get(30, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void theRestIsReadAndDescribedAndTheMissingJoinsWhenItIsBack() throws Exception {
        send("single", List.of(0, 1, 2), 10);
        send("copied", List.of(0), 10);
        try (var session = Live.connect(lab.bootstrap()); var before = session.read(Live.request("single", new Start.Earliest()));
             var copied = session.read(Live.request("copied", new Start.Earliest()))) {
            Live.awaitRecords(before, 30);
            Live.awaitRecords(copied, 10);

            lab.kill(2);
            Await.until("the open read says so", Duration.ofSeconds(30), () -> before.progress().warnings().equals(List.of(MISSING)));
            assertMissing(session);
            send("single", List.of(0, 2), 5);
            send("copied", List.of(0), 5);
            Live.awaitRecords(before, 40);
            Live.awaitRecords(copied, 15);
            try (var after = session.read(Live.request("single", new Start.Earliest()))) {
                Live.awaitRecords(after, 30);
                assertThat(after.progress().warnings()).containsExactly(MISSING);

                lab.start(2, NEVER);
                Live.awaitRecords(after, 40);
                Await.until("nothing is missing", Duration.ofSeconds(30), () -> after.progress().warnings().isEmpty());
                Live.assertEveryOffsetOnce(after, 3, 40);
            }
            send("single", List.of(1), 5);
            Live.awaitRecords(before, 45);
            Live.assertEveryOffsetOnce(before, 3, 45);
            Live.assertEveryOffsetOnce(copied, 1, 15);
        }
    }

    private static void assertMissing(Session session) throws Exception {
        var topic = session.topics(NEVER).stream().filter(found -> found.name().equals("single")).findFirst().orElseThrow();
        assertThat(topic.count().doubts()).containsExactly(Doubt.INCOMPLETE);
        assertThat(topic.partitions()).extracting(PartitionState::offsets).extracting(offsets -> offsets.isPresent())
                .containsExactly(true, false, true);
        assertThat(topic.partitions()).extracting(PartitionState::leader).extracting(leader -> leader.isPresent())
                .containsExactly(true, false, true);
        assertThat(topic.partitions().get(1).replicas()).containsExactly(2);
        assertThat(IntStream.of(1, 3)).allMatch(id -> topic.partitions().stream().anyMatch(state -> state.leader().orElse(0) == id));
        session.groups(NEVER);
    }
}
