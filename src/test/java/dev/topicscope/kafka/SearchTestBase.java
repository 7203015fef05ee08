package dev.topicscope.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.topicscope.browse.End;
import dev.topicscope.browse.Search;
import dev.topicscope.browse.Search.State;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.browse.Session;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Message;
import dev.topicscope.model.Start;
import dev.topicscope.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

/// A session on the shared cluster, and what tests of searches have in common.
abstract class SearchTestBase {

    static final long HOLD = 64 << 20;

    final SharedCluster cluster = SharedCluster.get();
    Session session;

    @BeforeEach
    void connect() throws FailureException {
        session = new KafkaConnector().connect(new Connection("test", "test", cluster.bootstrap(), Map.of()), new Cancellation());
    }

    @AfterEach
    void close() {
        session.close();
    }

    void sendNumbers(String topic, int partitions, int from, int to) {
        cluster.send(IntStream.range(from, to).mapToObj(i -> new ProducerRecord<byte[], byte[]>(topic, i % partitions,
                time(i).toEpochMilli(), null, bytes(String.valueOf(i)))).toList());
    }

    static Instant time(int number) {
        return Instant.parse("2026-11-24T00:00:00Z").plusMillis(number);
    }

    List<String> found(String topic, Start start, End end) throws Exception {
        try (var search = session.search(request(topic, Set.of(), start, end, TestQuery.ALL))) {
            awaitDone(search);
            return values(search);
        }
    }

    List<String> found(String topic, IsolationLevel isolation) throws Exception {
        try (var search = session.search(new SearchRequest(topic, Set.of(), new Start.Earliest(), new End.Now(), isolation, TestQuery.ALL,
                HOLD))) {
            awaitDone(search);
            assertThat(search.isComplete()).isTrue();
            return values(search);
        }
    }

    static SearchRequest request(String topic, Query query) {
        return request(topic, Set.of(), new Start.Earliest(), new End.Now(), query);
    }

    static SearchRequest request(String topic, Set<Integer> partitions, Start start, End end, Query query) {
        return new SearchRequest(topic, partitions, start, end, IsolationLevel.READ_UNCOMMITTED, query, HOLD);
    }

    static void awaitDone(Search search) throws Exception {
        Await.until("done", Duration.ofSeconds(30), () -> {
            assertThat(search.progress().state()).isNotInstanceOf(State.Failed.class);
            return search.progress().state() instanceof State.Done;
        });
    }

    static List<Message> messages(Search search) {
        return search.matches().messages(0, Integer.MAX_VALUE);
    }

    static List<String> values(Search search) {
        return messages(search).stream().map(message -> new String(message.value().orElseThrow(), StandardCharsets.UTF_8)).toList();
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(15, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
