package dev.topicscope.reach;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import dev.topicscope.lab.HeadlessCluster;
import dev.topicscope.model.Secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What a read-only connection lets pass, against real brokers.
class ReadOnlyGatewayTest {

    private final HeadlessCluster cluster = HeadlessCluster.get();

    private Gateway open(boolean readOnly) {
        return Gateway.open(Through.map(Stream.of(1, 2, 3).collect(Collectors.toMap(HeadlessCluster::advertised, cluster::real))),
                Map.of(), readOnly, Secrets.NONE);
    }

    private static Through through(Gateway gateway) {
        return new Through(gateway, Map.of(), HeadlessCluster.advertised(1));
    }

    @Test
    void readingWorks() throws Exception {
        String topic = cluster.topic("kept", 3);
        try (var writing = open(false); var gateway = open(true)) {
            through(writing).produce(topic, 3, 30);

            assertThat(through(gateway).readAll(topic, 3, 30)).containsExactlyInAnyOrderElementsOf(Through.values(30));
        }
    }

    @Test
    void nothingIsWritten() throws Exception {
        String topic = cluster.topic("unwritten", 3);
        try (var gateway = open(true); var admin = through(gateway).admin()) {
            for (var idempotence : List.of("true", "false")) {
                var settings = through(gateway).client("producer");
                settings.put("enable.idempotence", idempotence);
                try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
                    assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, new byte[3])).get(30, TimeUnit.SECONDS))
                            .isInstanceOfAny(ExecutionException.class, KafkaException.class);
                }
            }
            refused(admin.createTopics(List.of(new NewTopic("new-" + topic, 1, (short) 1))).all());
            refused(admin.deleteTopics(List.of(topic)).all());
            refused(admin.alterConsumerGroupOffsets("g", Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0))).all());
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains(topic).doesNotContain("new-" + topic);
            assertThat(through(gateway).readAll(topic, 3, 0)).isEmpty();
        }
    }

    private static void refused(KafkaFuture<?> answer) {
        assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS)).cause().isInstanceOf(PolicyViolationException.class);
    }

    @Test
    void noGroupIsJoinedAndNothingCommitted() throws Exception {
        String topic = cluster.topic("unjoined", 1);
        try (var gateway = open(true)) {
            try (var consumer = through(gateway).consumer(Map.of("group.id", "refused"))) {
                consumer.subscribe(Set.of(topic));
                assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(30))).isInstanceOf(KafkaException.class);
            }
            try (var consumer = through(gateway).consumer(Map.of("group.id", "refused"))) {
                consumer.assign(List.of(new TopicPartition(topic, 0)));
                assertThatThrownBy(() -> consumer.commitSync(Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0)),
                        Duration.ofSeconds(30))).isInstanceOf(KafkaException.class);
            }
        }
        assertThat(cluster.admin().listConsumerGroupOffsets("refused").partitionsToOffsetAndMetadata().get(30, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void askingForATopicDoesNotCreateIt() throws Exception {
        String topic = "asked-for-" + System.nanoTime();
        try (var gateway = open(true); var consumer = through(gateway).consumer(Map.of("allow.auto.create.topics", true))) {
            assertThat(consumer.partitionsFor(topic, Duration.ofSeconds(20))).isNullOrEmpty();
        }
        assertThat(cluster.admin().listTopics().names().get(30, TimeUnit.SECONDS)).doesNotContain(topic);
    }
}
