package dev.topicscope.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.End;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.Reading;
import dev.topicscope.browse.Search.State;
import dev.topicscope.lab.Await;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// Reads between a start and an end from a real broker.
class ReadRangeTest extends SearchTestBase {

    private Reading read(String topic, Start start, End end, IsolationLevel isolation) {
        return session.read(new ReadRequest(topic, Set.of(), start, end, isolation, HOLD));
    }

    private List<String> readToTheEnd(String topic, Start start, End end) throws Exception {
        try (var reading = read(topic, start, end, IsolationLevel.READ_UNCOMMITTED)) {
            Live.awaitPhase(reading, Phase.Ended.class);
            Await.until("its threads end", () -> Live.threads().stream().noneMatch(name -> name.contains(topic)));
            return Live.values(reading);
        }
    }

    @Test
    void everyEndIsReachedInTheOrderOfTime() throws Exception {
        String topic = cluster.topic("ends", 3);
        sendNumbers(topic, 3, 0, 12);

        assertThat(readToTheEnd(topic, new Start.Earliest(), new End.Now()))
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
        assertThat(readToTheEnd(topic, new Start.Last(4), new End.Now())).containsExactly("8", "9", "10", "11");
        assertThat(readToTheEnd(topic, new Start.Last(2), new End.BeforeTime(time(8)))).containsExactly("6", "7");
        assertThat(readToTheEnd(topic, new Start.AtTime(time(3)), new End.BeforeTime(time(6)))).containsExactly("3", "4", "5");
        assertThat(readToTheEnd(topic, new Start.AtOffset(1), new End.BeforeOffset(2))).containsExactly("3", "4", "5");
        assertThat(readToTheEnd(topic, new Start.AtTime(time(2)), new End.Count(3))).containsExactly("2", "3", "4");
        assertThat(readToTheEnd(topic, new Start.Last(5), new End.Count(2))).containsExactly("7", "8");
        assertThat(readToTheEnd(topic, new Start.Latest(), new End.Now())).isEmpty();
        assertThat(readToTheEnd(topic, new Start.Earliest(), new End.Count(1_000))).hasSize(12);
    }

    @Test
    void aGroupsPositionIsReadFromWithoutTouchingTheGroup() throws Exception {
        String topic = cluster.topic("positions", 3);
        String other = cluster.topic("elsewhere", 1);
        String group = cluster.unusedName("group");
        sendNumbers(topic, 3, 0, 9);
        // It has read partition 0 but for its last record, all of partition 1, and nothing of partition 2.
        var committed = Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(2), new TopicPartition(topic, 1),
                new OffsetAndMetadata(3));
        Live.get(cluster.admin().alterConsumerGroupOffsets(group, committed).all());

        try (var reading = read(topic, new Start.Committed(group), new End.Never(), IsolationLevel.READ_UNCOMMITTED)) {
            Live.awaitLive(reading);
            assertThat(Live.values(reading)).containsExactly("2", "5", "6", "8");
            assertThat(reading.progress().warnings()).containsExactly("Group “" + group
                    + "” has committed no offset in partition 2: it is read from its log start offset.");
        }
        try (var search = session.search(request(topic, Set.of(0, 1), new Start.Committed(group), new End.Now(), TestQuery.ALL))) {
            awaitDone(search);
            assertThat(values(search)).containsExactly("6");
            assertThat(search.progress().warnings()).isEmpty();
        }

        assertThat(session.groupsOf(topic, new Cancellation())).containsExactly(group);
        assertThat(session.groupsOf(other, new Cancellation())).isEmpty();
        assertThat(Live.get(cluster.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())).isEqualTo(committed);
        assertThat(Live.get(cluster.admin().describeConsumerGroups(List.of(group)).all()).get(group).members()).isEmpty();
    }

    @Test
    void aGroupThatHasCommittedNothingInTheTopicIsNamed() throws Exception {
        String topic = cluster.topic("unread", 1);
        String nobody = cluster.unusedName("nobody");

        try (var reading = read(topic, new Start.Committed(nobody), new End.Never(), IsolationLevel.READ_UNCOMMITTED);
             var search = session.search(request(topic, Set.of(), new Start.Committed(nobody), new End.Now(), TestQuery.ALL))) {
            assertThat(Live.awaitPhase(reading, Phase.Failed.class).why()).isInstanceOfSatisfying(Failure.NotFound.class, why ->
                    assertThat(why.what()).isEqualTo("committed offset of group “" + nobody + "” in topic " + topic));
            Await.until("the search fails too", Duration.ofSeconds(20), () -> search.progress().state() instanceof State.Failed);
        }
    }

    @Test
    void anOpenTransactionHidesWhatFollowsUntilItEnds() throws Exception {
        String topic = cluster.topic("open", 1);
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", cluster.bootstrap(), "transactional.id", topic),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            sendNumbers(topic, 1, 0, 1);
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, 0, null, bytes("pending")));
            producer.flush();
            sendNumbers(topic, 1, 1, 2);

            String sentence = "Partition 0: an open transaction hides what is from offset 1 on (2 offsets so far).";
            try (var live = read(topic, new Start.Earliest(), new End.Never(), IsolationLevel.READ_COMMITTED);
                 var ended = read(topic, new Start.Earliest(), new End.Now(), IsolationLevel.READ_COMMITTED);
                 var all = read(topic, new Start.Earliest(), new End.Now(), IsolationLevel.READ_UNCOMMITTED)) {
                Live.awaitPhase(ended, Phase.Ended.class);
                assertThat(Live.values(ended)).containsExactly("0");
                assertThat(ended.progress().warnings()).containsExactly(sentence);
                Live.awaitPhase(all, Phase.Ended.class);
                assertThat(Live.values(all)).containsExactly("0", "pending", "1");
                assertThat(all.progress().warnings()).isEmpty();

                Await.until("it is told of the live one too", () -> live.progress().warnings().equals(List.of(sentence)));
                producer.commitTransaction();
                Live.awaitRecords(live, 3);
                Await.until("nothing is hidden any more", () -> live.progress().warnings().isEmpty());
            }
        }
    }
}
