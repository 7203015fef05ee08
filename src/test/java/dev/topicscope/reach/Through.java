package dev.topicscope.reach;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import dev.topicscope.model.HostPort;
import dev.topicscope.model.Mapping;
import dev.topicscope.model.Route;

import static org.assertj.core.api.Assertions.assertThat;

/// Kafka's own clients, through a gateway.
record Through(Gateway gateway, Map<String, String> properties, HostPort bootstrap) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Route.Mapped map(Map<HostPort, HostPort> entries) {
        return new Route.Mapped(entries.entrySet().stream().map(entry -> Mapping.of(entry.getKey(), entry.getValue())).toList());
    }

    Map<String, Object> client(String name) {
        var client = new HashMap<String, Object>(gateway.clientProperties(properties));
        client.put("bootstrap.servers", gateway.local(bootstrap).toString());
        client.put("client.id", gateway.clientId(name));
        return client;
    }

    Admin admin() {
        var settings = client("admin");
        settings.put("default.api.timeout.ms", 30_000);
        return Admin.create(settings);
    }

    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(client("producer"), new ByteArraySerializer(), new ByteArraySerializer());
    }

    KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
        var settings = client("consumer");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Lists the topic, writes to all its partitions, reads them from the beginning, and joins a group that reads it.
    void useAll(String topic, int partitions) throws Exception {
        try (var admin = admin()) {
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains(topic);
        } catch (TimeoutException e) {
            throw new AssertionError("No answer: " + gateway.traffic(), e);
        }
        int records = 20 * partitions;
        produce(topic, partitions, records);
        assertThat(readAll(topic, partitions, records)).containsExactlyInAnyOrderElementsOf(values(records));
        assertThat(readInGroup(topic, "classic", records)).containsAll(values(records));
        assertThat(readInGroup(topic, "consumer", records)).containsAll(values(records));
    }

    void produce(String topic, int partitions, int records) throws Exception {
        try (var producer = producer()) {
            var sent = IntStream.range(0, records).mapToObj(i -> producer.send(new ProducerRecord<>(topic, i % partitions, null,
                    ("value " + i).getBytes(StandardCharsets.UTF_8)))).toList();
            producer.flush();
            for (var one : sent) {
                one.get(30, TimeUnit.SECONDS);
            }
        }
    }

    List<String> readAll(String topic, int partitions, int records) {
        try (var consumer = consumer(Map.of())) {
            var all = IntStream.range(0, partitions).mapToObj(number -> new TopicPartition(topic, number)).toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            return new ArrayList<>(poll(consumer, records));
        }
    }

    private Set<String> readInGroup(String topic, String protocol, int records) {
        try (var consumer = consumer(Map.of("group.id", "group-" + protocol + "-" + topic, "group.protocol", protocol))) {
            consumer.subscribe(List.of(topic));
            var read = poll(consumer, records);
            consumer.commitSync(Duration.ofSeconds(30));
            return new HashSet<>(read);
        }
    }

    static List<String> poll(KafkaConsumer<byte[], byte[]> consumer, int records) {
        var read = new ArrayList<String>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (read.size() < records && System.nanoTime() < deadline) {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> read.add(new String(record.value(), StandardCharsets.UTF_8)));
        }
        return read;
    }

    static List<String> values(int records) {
        return IntStream.range(0, records).mapToObj(i -> "value " + i).toList();
    }
}
