package dev.topicscope.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.Reading;
import dev.topicscope.browse.Session;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// Reads topics that are deleted, cut, made again or made larger meanwhile, or never were, on a real broker.
class TopicChangesTest {

    private static SharedCluster cluster;
    private static Session session;

    @BeforeAll
    static void connect() throws FailureException {
        cluster = SharedCluster.get();
        session = Live.connect(cluster.bootstrap());
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, long millis, String value) {
        return new ProducerRecord<>(topic, partition, millis, null, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Reading read(String topic, Start start) {
        return session.read(Live.request(topic, start));
    }

    @Test
    void offsetsDeletedWhileItWasPausedAreToldAndTheRestIsRead() throws Exception {
        String topic = cluster.topic("cut", 2);
        try (var reading = read(topic, new Start.Earliest())) {
            Live.awaitLive(reading);
            reading.pause();
            Live.awaitPhase(reading, Phase.Paused.class);
            cluster.send(List.of(record(topic, 0, 1, "gone"), record(topic, 0, 2, "gone"), record(topic, 0, 3, "stays"),
                    record(topic, 1, 4, "stays too")));
            Live.get(cluster.admin().deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(2))).all());
            reading.resume();

            Await.until("the rest", () -> Live.values(reading).contains("stays") && Live.values(reading).contains("stays too"));
            // The pause may have come after a fetch: then what was fetched is there, and nothing was lost.
            if (!Live.values(reading).contains("gone")) {
                assertThat(reading.progress().warnings())
                        .containsExactly("Partition 0: 2 offsets were deleted by the cluster before being read.");
            }
            assertThat(reading.progress().phase()).isInstanceOf(Phase.Live.class);
        }
    }

    @Test
    void aTopicDeletedWhileOpenEndsTheReadAndItsRecordsStay() throws Exception {
        String topic = cluster.topic("deleted", 2);
        cluster.send(List.of(record(topic, 0, 1, "kept")));
        try (var reading = read(topic, new Start.Earliest())) {
            Live.awaitRecords(reading, 1);
            Live.get(cluster.admin().deleteTopics(List.of(topic)).all());

            var failed = Live.awaitPhase(reading, Phase.Failed.class);
            assertThat(failed.why()).isInstanceOfSatisfying(Failure.NotFound.class,
                    why -> assertThat(why.what()).isEqualTo("topic " + topic));
            assertThat(Live.values(reading)).containsExactly("kept");
            assertThat(Live.get(cluster.admin().listTopics().names())).doesNotContain(topic);
        }
    }

    @Test
    void aTopicDeletedAndCreatedAgainIsAnother() throws Exception {
        String topic = cluster.topic("again", 1);
        cluster.send(List.of(record(topic, 0, 1, "first"), record(topic, 0, 1, "second")));
        try (var reading = read(topic, new Start.Earliest())) {
            Live.awaitRecords(reading, 2);
            Live.get(cluster.admin().deleteTopics(List.of(topic)).all());
            Await.until("created again", () -> created(topic));

            var failed = Live.awaitPhase(reading, Phase.Failed.class);
            assertThat(failed.why()).isInstanceOf(Failure.NotFound.class);
            assertThat(Live.values(reading)).startsWith("first", "second");
        }
    }

    private static boolean created(String topic) throws Exception {
        try {
            Live.get(cluster.admin().createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all());
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    @Test
    void partitionsAddedLaterJoinFromTheirStart() throws Exception {
        String topic = cluster.topic("grows", 1);
        try (var reading = read(topic, new Start.Latest())) {
            Live.awaitLive(reading);
            Live.get(cluster.admin().createPartitions(Map.of(topic, NewPartitions.increaseTo(2))).all());
            Await.until("the new partition leads", () -> {
                cluster.send(List.of(record(topic, 1, 1, "joined")));
                return true;
            });
            Await.until("its records", () -> Live.values(reading).contains("joined"));
        }
    }

    @Test
    void whatDoesNotExistIsNotFoundAndNotCreated() throws Exception {
        String topic = cluster.unusedName("nowhere");
        String existing = cluster.topic("here", 2);
        try (var reading = read(topic, new Start.Earliest());
             var invalid = read("not a topic name", new Start.Earliest());
             var partition = session.read(new ReadRequest(existing, Set.of(1, 2), new Start.Earliest(), IsolationLevel.READ_UNCOMMITTED,
                     1 << 20))) {
            assertThat(Live.awaitPhase(reading, Phase.Failed.class).why()).isInstanceOfSatisfying(Failure.NotFound.class,
                    why -> assertThat(why.what()).isEqualTo("topic " + topic));
            assertThat(Live.awaitPhase(invalid, Phase.Failed.class).why()).isInstanceOf(Failure.NotFound.class);
            assertThat(Live.awaitPhase(partition, Phase.Failed.class).why()).isInstanceOfSatisfying(Failure.NotFound.class,
                    why -> assertThat(why.what()).isEqualTo("partition 2 of topic " + existing));
        }
        assertThat(Live.get(cluster.admin().listTopics().names())).doesNotContain(topic);
    }
}
