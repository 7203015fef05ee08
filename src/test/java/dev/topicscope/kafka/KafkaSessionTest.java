package dev.topicscope.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.KeyPartitioner;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.browse.Session;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Draft;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Group;
import dev.topicscope.model.Header;
import dev.topicscope.model.RecordCount;
import dev.topicscope.model.RecordCount.Doubt;
import dev.topicscope.model.Start;
import dev.topicscope.model.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// What a session tells of a real cluster, and what it leaves behind there.
class KafkaSessionTest {

    private static final Cancellation NEVER = new Cancellation();

    private static SharedCluster cluster;
    private static Session session;

    @BeforeAll
    static void connect() throws FailureException {
        cluster = SharedCluster.get();
        // What a user's properties file may hold, and must not do here.
        var intruding = new HashMap<>(Map.of("group.id", "intruder", "enable.auto.commit", "true", "auto.commit.interval.ms", "10",
                "auto.offset.reset", "earliest", "allow.auto.create.topics", "true", "bootstrap.servers", "nowhere:1", "retries", "0"));
        intruding.putAll(Map.of("interceptor.classes", "no.such.Interceptor", "metric.reporters", "no.such.Reporter",
                "key.serializer", "no.such.Serializer", "value.deserializer", "no.such.Deserializer"));
        session = new KafkaConnector().connect(Live.connection(cluster.bootstrap(), intruding), NEVER);
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, String value) {
        return new ProducerRecord<>(topic, partition, null, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Topic listed(String name) throws FailureException {
        return session.topics(NEVER).stream().filter(topic -> topic.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aClusterTellsWhoItIs() throws FailureException {
        var described = session.cluster(NEVER);

        assertThat(described.id()).hasSizeGreaterThan(10);
        assertThat(described.brokers()).singleElement().satisfies(broker -> assertThat(broker.address()).isEqualTo(cluster.bootstrap()));
        assertThat(described.controller()).contains(described.brokers().getFirst());
        assertThat(described.version()).contains("4.4");
    }

    @Test
    void aTopicTellsItsPartitions() throws Exception {
        String name = cluster.topic("described", 3);
        cluster.send(List.of(record(name, 0, "a"), record(name, 0, "b"), record(name, 2, "c")));

        for (var topic : List.of(session.topic(name, NEVER), listed(name))) {
            assertThat(topic.internal()).isFalse();
            assertThat(topic.partitions()).extracting(state -> state.partition().number()).containsExactly(0, 1, 2);
            assertThat(topic.partitions()).allSatisfy(state -> {
                assertThat(state.leader()).isEqualTo(OptionalInt.of(1));
                assertThat(state.replicas()).containsExactly(1);
                assertThat(state.isFullyReplicated()).isTrue();
            });
            assertThat(topic.partitions()).extracting(state -> state.offsets().orElseThrow().length()).containsExactly(2L, 0L, 1L);
            assertThat(topic.partitions().get(0).sizeBytes().orElseThrow()).isPositive();
            assertThat(topic.partitions().get(1).sizeBytes()).isEqualTo(OptionalLong.of(0));
            assertThat(topic.count()).isEqualTo(new RecordCount(3, Set.of()));
        }
        assertThat(session.topics(NEVER)).extracting(Topic::name).isSorted();
    }

    @Test
    void threeHundredPartitionsAreDescribedWhole() throws Exception {
        String name = cluster.topic("wide", 300);
        // The broker makes their logs after it has answered.
        Await.until("every partition answers", Duration.ofSeconds(60), () -> listed(name).count().doubts().isEmpty());

        var topic = listed(name);
        assertThat(topic.partitions()).hasSize(300);
        assertThat(topic.sizeBytes()).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void whatMakesACountAnEstimateIsTold() throws Exception {
        String compacted = cluster.topic("compacted", 1, Map.of("cleanup.policy", "compact,delete"));
        String transactional = cluster.topic("transactional", 2);
        String plain = cluster.topic("plain", 1);
        cluster.send(List.of(record(plain, 0, "by an idempotent producer")));
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", cluster.bootstrap(), "transactional.id", transactional),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record(transactional, 1, "x"));
            producer.commitTransaction();
        }

        var topics = session.topics(NEVER);
        assertThat(topics).filteredOn(topic -> topic.name().equals(compacted)).singleElement().extracting(Topic::doubts)
                .isEqualTo(Set.of(Doubt.COMPACTED));
        assertThat(topics).filteredOn(topic -> topic.name().equals(plain)).singleElement().extracting(Topic::doubts).isEqualTo(Set.of());
        Await.until("the marker is written", () -> {
            try (var other = Live.connect(cluster.bootstrap())) {
                return other.topic(transactional, NEVER).doubts().equals(Set.of(Doubt.TRANSACTIONAL));
            }
        });
        assertThat(topics).filteredOn(topic -> topic.name().startsWith("__")).isNotEmpty().allMatch(Topic::internal);
    }

    @Test
    void groupsTellTheirLag() throws Exception {
        String topic = cluster.topic("grouped", 2);
        cluster.send(List.of(record(topic, 0, "a"), record(topic, 0, "b"), record(topic, 0, "c"), record(topic, 1, "d")));
        String behind = cluster.unusedName("behind");
        String shared = cluster.unusedName("shared");
        Live.get(cluster.admin().alterConsumerGroupOffsets(behind, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(1))).all());
        try (var modern = consumer(cluster.unusedName("modern"), "consumer");
             var sharing = new KafkaShareConsumer<>(Map.of("bootstrap.servers", cluster.bootstrap(), "group.id", shared),
                     new ByteArrayDeserializer(),
                     new ByteArrayDeserializer())) {
            modern.subscribe(List.of(topic));
            sharing.subscribe(List.of(topic));
            String modernId = modern.groupMetadata().groupId();
            Await.until("all groups are there", () -> {
                modern.poll(Duration.ofMillis(100));
                sharing.poll(Duration.ofMillis(100));
                return Live.get(cluster.admin().listGroups(new ListGroupsOptions()).all()).stream()
                        .filter(group -> Set.of(behind, shared, modernId).contains(group.groupId())).count() == 3;
            });
            modern.commitSync(Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(3), new TopicPartition(topic, 1),
                    new OffsetAndMetadata(0)));

            var groups = session.groups(NEVER);
            assertThat(groups).extracting(Group::id).isSorted();
            assertThat(groups).contains(new Group(behind, "Empty", OptionalLong.of(2)));
            assertThat(groups).filteredOn(group -> group.id().equals(modernId)).singleElement().extracting(Group::lag)
                    .isEqualTo(OptionalLong.of(1));
            assertThat(groups).filteredOn(group -> group.id().equals(shared)).singleElement().extracting(Group::lag)
                    .isEqualTo(OptionalLong.empty());
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String group, String protocol) {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", cluster.bootstrap(), "group.id", group, "group.protocol", protocol,
                "enable.auto.commit", false),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Test
    void whatDoesNotExistIsNotFoundAndNotCreated() throws Exception {
        String name = cluster.unusedName("nowhere");

        assertThat(failure(() -> session.topic(name, NEVER))).isInstanceOfSatisfying(Failure.NotFound.class,
                failure -> assertThat(failure.what()).isEqualTo("topic " + name));
        assertThat(failure(() -> session.topic("not a topic name", NEVER))).isInstanceOf(Failure.NotFound.class);
        assertThat(refusal(session, name)).isInstanceOfSatisfying(Failure.NotFound.class,
                failure -> assertThat(failure.what()).isEqualTo("topic " + name));
        assertThat(Live.get(cluster.admin().listTopics().names())).doesNotContain(name);
    }

    @Test
    void aRecordIsSentAsItIsAndWhereItBelongs() throws Exception {
        String topic = cluster.topic("sent", 5);
        byte[] key = "customer-7".getBytes(StandardCharsets.UTF_8);
        var headers = List.of(new Header("h", Optional.of(new byte[] {1})), new Header("h", Optional.empty()));

        var byKey = Live.send(session, topic, new Draft(OptionalInt.empty(), Optional.empty(), Optional.of(key),
                Optional.of(new byte[0]), headers));
        var chosen = Live.send(session, topic, new Draft(OptionalInt.of(4), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of()));

        assertThat(byKey.partition()).isEqualTo(KeyPartitioner.partitionFor(key, 5));
        assertThat(byKey.offset()).hasValue(0);
        assertThat(chosen.partition()).isEqualTo(4);
        try (var reading = session.read(Live.request(topic, new Start.Earliest()))) {
            Live.awaitRecords(reading, 2);
            Live.awaitLive(reading);
            assertThat(Live.held(reading)).anySatisfy(message -> {
                assertThat(message.key()).contains(key);
                assertThat(message.value().orElseThrow()).isEmpty();
                assertThat(message.headers()).extracting(header -> header.value().isPresent()).containsExactly(true, false);
            }).anySatisfy(message -> {
                assertThat(message.key()).isEmpty();
                assertThat(message.value()).isEmpty();
            });
        }
    }

    @Test
    void whatCannotBeStoredIsRefusedWithTheLimit() throws Exception {
        String topic = cluster.topic("small", 1, Map.of("max.message.bytes", "1000"));

        assertThat(reason(topic, Runs.draft(new byte[5_000]))).contains("max.message.bytes");
        assertThat(reason(topic, Runs.draft(new byte[40 << 20]))).contains("max.request.size");
        for (int partition : new int[] {-1, 1}) {
            var elsewhere = new Draft(OptionalInt.of(partition), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
            assertThat(reason(topic, elsewhere)).isEqualTo("The topic has no partition " + partition + ".");
        }
        assertThat(Live.send(session, topic, Live.draft("k", "fits")).offset()).hasValue(0);
    }

    @Test
    void aRecordOfFiveMegabytesIsSent() throws Exception {
        String topic = cluster.topic("five", 1);

        assertThat(Live.send(session, topic, Runs.draft(new byte[5 << 20])).offset()).hasValue(0);
    }

    @Test
    void browsingLeavesNoGroupAndNoOffset() throws Exception {
        String topic = cluster.topic("traceless", 2);
        cluster.send(List.of(record(topic, 0, "a"), record(topic, 1, "b")));
        var before = groupIds();
        try (var reading = session.read(Live.request(topic, new Start.Earliest()))) {
            Live.awaitRecords(reading, 2);
            Live.awaitLive(reading);
        }
        session.topics(NEVER);
        session.groups(NEVER);

        var after = new ArrayList<>(groupIds());
        after.removeAll(before);
        assertThat(after).isEmpty();
        assertThat(groupIds()).doesNotContain("intruder");
        assertThat(Live.get(cluster.admin().listConsumerGroupOffsets("intruder").partitionsToOffsetAndMetadata())).isEmpty();
    }

    private static List<String> groupIds() throws Exception {
        return Live.get(cluster.admin().listGroups().all()).stream().map(group -> group.groupId()).toList();
    }

    @Test
    void whatIsCancelledEndsAtOnce() {
        var cancelled = new Cancellation();
        cancelled.cancel();

        assertThat(failure(() -> session.topics(cancelled))).isInstanceOf(Failure.Cancelled.class);
        assertThat(failure(() -> session.groups(cancelled))).isInstanceOf(Failure.Cancelled.class);
        assertThat(failure(() -> session.cluster(cancelled))).isInstanceOf(Failure.Cancelled.class);
    }

    @Test
    void aClosedSessionHasNoThreadAndStartsNone() throws Exception {
        String topic = cluster.topic("closed", 1);
        var before = Live.threads();
        var own = Live.connect(cluster.bootstrap());
        Live.send(own, topic, Live.draft("k", "v"));
        var reading = own.read(Live.request(topic, new Start.Earliest()));
        var paused = own.read(Live.request(topic, new Start.Latest()));
        Live.awaitRecords(reading, 1);
        paused.pause();

        own.close();

        assertThat(reading.progress().phase()).isInstanceOf(Phase.Stopped.class);
        var late = own.read(Live.request(topic, new Start.Earliest()));
        assertThat(late.progress().phase()).isInstanceOf(Phase.Stopped.class);
        assertThat(refusal(own, topic)).isInstanceOf(Failure.Cancelled.class);
        Await.until("no thread is left", Duration.ofSeconds(2), () -> before.containsAll(Live.threads()));
    }

    /// Why a record was not stored.
    private static String reason(String topic, Draft draft) throws Exception {
        return ((Result.NotStored) Live.outcome(session, topic, draft)).reason();
    }

    /// Why nothing could be sent at all.
    private static Failure refusal(Session asked, String topic) throws Exception {
        try (var sending = asked.send(Live.one(topic, Live.draft("k", "v")))) {
            return ((State.Failed) Runs.awaitOver(sending).state()).why();
        }
    }

    private interface Call {
        void run() throws FailureException;
    }

    private static Failure failure(Call call) {
        return catchThrowableOfType(FailureException.class, call::run).failure();
    }
}
