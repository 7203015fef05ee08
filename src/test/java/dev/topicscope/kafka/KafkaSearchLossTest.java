package dev.topicscope.kafka;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.End;
import dev.topicscope.browse.Search.State;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.LabCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// The broker that alone has a partition is killed (SIGKILL) in the middle of a search: the others are searched to their ends, and the rest
/// is said.
class KafkaSearchLossTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final int RECORDS = 300;

    @TempDir
    private static Path directory;
    private static LabCluster lab;

    @BeforeAll
    static void start() throws Exception {
        lab = new LabCluster(directory, 3);
        lab.start(_ -> { }, NEVER);
        try (var admin = Admin.create(Map.of("bootstrap.servers", lab.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic("single", Map.of(0, List.of(1), 1, List.of(3))))).all().get(20, TimeUnit.SECONDS);
        }
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", lab.bootstrap()), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            // Larger than what is fetched ahead.
            for (int i = 0; i < RECORDS; i++) {
                producer.send(new ProducerRecord<>("single", 0, null, "found".getBytes(StandardCharsets.UTF_8)));
                producer.send(new ProducerRecord<>("single", 1, null, new byte[100_000]));
            }
        }
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @Test
    void theOthersAreSearchedToTheirEndsAndTheRestIsSaid() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var query = TestQuery.of(record -> {
            if (record.partition() == 1) {
                begun.countDown();
                await(goOn);
            }
            return record.partition() == 0;
        });

        try (var session = Live.connect(lab.bootstrap()); var search = session.search(new SearchRequest("single", Set.of(),
                new Start.Earliest(),
                new End.Now(), IsolationLevel.READ_UNCOMMITTED, query, 64 << 20))) {
            await(begun);
            lab.kill(3);
            goOn.countDown();
            Await.until("the search ends", Duration.ofSeconds(60), () -> search.progress().state() instanceof State.Done);

            var progress = search.progress();
            assertThat(progress.matches()).isEqualTo(RECORDS);
            assertThat(progress.records()).isLessThan(2 * RECORDS);
            assertThat(progress.warnings()).singleElement().asString()
                    .isEqualTo("Partition 1 is searched up to offset " + progress.partitions().get(1).read() + " only, not to " + RECORDS
                            + ": the broker that leads it does not answer.");
            assertThat(search.isComplete()).isFalse();
        }
        // From the beginning without its leader.
        try (var session = Live.connect(lab.bootstrap()); var search = session.search(new SearchRequest("single", Set.of(),
                new Start.Earliest(),
                new End.Now(), IsolationLevel.READ_UNCOMMITTED, TestQuery.ALL, 64 << 20))) {
            Await.until("the search ends", Duration.ofSeconds(60), () -> search.progress().state() instanceof State.Done);
            assertThat(search.progress().matches()).isEqualTo(RECORDS);
            assertThat(search.progress().warnings())
                    .containsExactly("Partition 1 is not searched: the broker that leads it does not answer.");
            assertThat(search.isComplete()).isFalse();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
