package dev.topicscope.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.End;
import dev.topicscope.browse.Search.State;
import dev.topicscope.lab.Await;
import dev.topicscope.model.Failure;
import dev.topicscope.model.Message;
import dev.topicscope.model.Start;
import dev.topicscope.query.Parsed;
import dev.topicscope.query.Query;
import dev.topicscope.query.QueryParser;

import static org.assertj.core.api.Assertions.assertThat;

/// What happens to a search while it goes on: new records and partitions, a log that is cut, a topic that goes, a user who has enough.
class KafkaSearchLifeTest extends SearchTestBase {

    @Test
    void aLogCutDuringTheSearchIsSaidAndGoneOnWith() throws Exception {
        var topic = cluster.topic("search", 1);
        // Larger than what is fetched ahead.
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 300; i++) {
            records.add(new ProducerRecord<>(topic, 0, null, new byte[100_000]));
        }
        cluster.send(records);
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var query = TestQuery.of(_ -> {
            begun.countDown();
            await(goOn);
            return true;
        });

        try (var search = session.search(request(topic, query))) {
            await(begun);
            cluster.admin().deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(290))).all()
                    .get(15, TimeUnit.SECONDS);
            goOn.countDown();
            awaitDone(search);

            long read = search.progress().records();
            assertThat(read).isBetween(10L, 299L);
            assertThat(search.progress().warnings()).singleElement().asString()
                    .isEqualTo("Partition 0: " + (300 - read) + " offsets were deleted by the cluster before they could be searched.");
            assertThat(messages(search)).last().extracting(Message::offset).isEqualTo(299L);
            assertThat(search.isComplete()).isTrue();
        }
    }

    @Test
    void aSearchThatNeverEndsGoesOnWithNewRecordsAndNewPartitions() throws Exception {
        var topic = cluster.topic("search", 1);
        sendNumbers(topic, 1, 0, 10);

        try (var search = session.search(request(topic, Set.of(), new Start.Latest(), new End.Never(), TestQuery.containing("new")))) {
            Await.until("live", () -> search.progress().state() instanceof State.Live);
            cluster.send(List.of(new ProducerRecord<>(topic, 0, null, bytes("new one")),
                    new ProducerRecord<>(topic, 0, null, bytes("old one"))));
            Await.until("the new record is found", () -> values(search).equals(List.of("new one")));
            cluster.admin().createPartitions(Map.of(topic, NewPartitions.increaseTo(3))).all().get(15, TimeUnit.SECONDS);
            cluster.send(List.of(new ProducerRecord<>(topic, 2, null, bytes("new partition"))));
            Await.until("the new partition is searched", () -> values(search).equals(List.of("new one", "new partition")));

            search.stop();
            assertThat(search.progress().state()).isEqualTo(new State.Stopped());
            assertThat(values(search)).hasSize(2);
        }
    }

    @Test
    void aTopicThatDoesNotExistIsSaidAndNotCreated() throws Exception {
        var topic = cluster.unusedName("search");

        try (var search = session.search(request(topic, TestQuery.ALL))) {
            Await.until("failed", () -> search.progress().state() instanceof State.Failed(Failure.NotFound(var what, var _))
                    && what.equals("topic " + topic));
            assertThat(search.isComplete()).isFalse();
        }
        assertThat(cluster.admin().listTopics().names().get(15, TimeUnit.SECONDS)).doesNotContain(topic);
    }

    @Test
    void aTopicDeletedInMidSearchFailsTheSearch() throws Exception {
        var topic = cluster.topic("search", 1);
        sendNumbers(topic, 1, 0, 10);

        try (var search = session.search(request(topic, Set.of(), new Start.Earliest(), new End.Never(), TestQuery.ALL))) {
            Await.until("live", () -> search.progress().state() instanceof State.Live);
            cluster.admin().deleteTopics(List.of(topic)).all().get(15, TimeUnit.SECONDS);
            Await.until("failed", () -> search.progress().state() instanceof State.Failed(Failure.NotFound _));
        }
    }

    @Test
    void partitionsThatDoNotExistAreSaid() throws Exception {
        var topic = cluster.topic("search", 2);
        sendNumbers(topic, 2, 0, 10);

        try (var search = session.search(request(topic, Set.of(1, 7), new Start.Earliest(), new End.Now(), TestQuery.ALL))) {
            awaitDone(search);
            assertThat(search.progress().records()).isEqualTo(5);
            assertThat(search.progress().warnings()).containsExactly("The topic has no partition 7.");
        }
        try (var search = session.search(request(topic, Set.of(7), new Start.Earliest(), new End.Now(), TestQuery.ALL))) {
            Await.until("failed", () -> search.progress().state() instanceof State.Failed(Failure.NotFound _));
        }
    }

    @Test
    void closingInMidSearchFreesMemoryAndThreads() throws Exception {
        var topic = cluster.topic("search", 2);
        sendNumbers(topic, 2, 0, 20_000);
        var begun = new CountDownLatch(2);

        var search = session.search(request(topic, TestQuery.of(_ -> {
            begun.countDown();
            return true;
        })));
        await(begun);
        search.close();

        assertThat(search.matches().heldBytes()).isZero();
        Await.until("no thread of the search is left", () -> threads(topic).isEmpty());
        assertThat(search.progress().state()).isInstanceOfAny(State.Stopped.class, State.Done.class);
    }

    @Test
    void stopEndsASearchWhoseExpressionNeverDoes() throws Exception {
        var topic = cluster.topic("search", 2);
        sendNumbers(topic, 2, 0, 20_000);

        try (var search = session.search(request(topic, query("jq last(range(1e15)) == 1")))) {
            Await.until("errors show before the first poll is through", () -> search.progress().errors() > 0);
            assertThat(search.progress().firstError()).hasValueSatisfying(reason -> assertThat(reason).contains("too long"));
            search.stop();
            Await.until("no thread of the search is left", () -> threads(topic).isEmpty());

            assertThat(search.progress().errors()).isEqualTo(search.progress().records()).isLessThan(20_000);
        }
    }

    @Test
    void jqCountsEveryTenthRecordThatIsNoJson() throws Exception {
        var topic = cluster.topic("search", 2);
        cluster.send(IntStream.range(0, 1_000).mapToObj(i -> new ProducerRecord<byte[], byte[]>(topic, i % 2, null,
                bytes(i % 10 == 0 ? "{\"number\" " : "{\"number\":" + i + "}"))).toList());

        for (var text : List.of(".number >= 500", "jq [.number] | .[0] >= 500")) {
            try (var search = session.search(request(topic, query(text)))) {
                awaitDone(search);
                assertThat(search.progress().matches()).as(text).isEqualTo(450);
                assertThat(search.progress().errors()).as(text).isEqualTo(100);
                assertThat(search.isComplete()).isTrue();
            }
        }
    }

    @Test
    void closingTheSessionEndsItsSearches() throws Exception {
        var topic = cluster.topic("search", 1);
        var search = session.search(request(topic, Set.of(), new Start.Earliest(), new End.Never(), TestQuery.ALL));
        Await.until("live", () -> search.progress().state() instanceof State.Live);

        session.close();

        Await.until("no thread of the search is left", () -> threads(topic).isEmpty());
    }

    private static Query query(String text) {
        return ((Parsed.Ready) QueryParser.parse(text)).query();
    }

    private static List<String> threads(String topic) {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.contains(topic)).toList();
    }
}
