package dev.topicscope.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.kafka.KafkaConnector;
import dev.topicscope.lab.SharedCluster;

import static org.assertj.core.api.Assertions.assertThat;

/// `topicscope send` against a real broker.
class SendTest {

    private final SharedCluster cluster = SharedCluster.get();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void linesOfStandardInputAreSentAndCounted() {
        String topic = cluster.topic("send", 1);

        assertThat(send("a\tone\nb\ttwo\na\tthree\n", topic, "--key-separator", "\\t", "--count", "2")).isZero();

        assertThat(stored(topic)).extracting(record -> record.key() + "=" + record.value()).containsExactly("a=one", "b=two");
        assertThat(err.toString()).isEqualTo("topicscope: 2 records: 2 acknowledged, 0 failed, 0 never sent.\n");
    }

    @Test
    void aScansOutputGoesBackUnchanged() throws Exception {
        String topic = cluster.topic("send", 2);
        var file = directory.resolve("records.jsonl");
        Files.writeString(file, """
                {"partition":1,"offset":7,"timestamp":1764000000000,"timestampType":"CreateTime","key":"k","value":null,\
                "headers":[{"name":"a","value":null},{"name":"a","value":""}]}
                {"partition":0,"offset":9,"timestamp":1764000000001,"timestampType":"CreateTime","key":null,"value":"","headers":[]}
                """);

        assertThat(send("", topic, "--format", "json", "--file", file.toString())).isZero();

        assertThat(stored(topic)).satisfiesExactly(first -> {
            assertThat(first.key()).isNull();
            assertThat(first.value()).isEmpty();
            assertThat(first.timestamp()).isEqualTo(1_764_000_000_001L);
        }, second -> {
            assertThat(second.partition()).isEqualTo(1);
            assertThat(second.value()).isNull();
            assertThat(second.headers().toArray()).extracting(header -> header.value() == null ? "null" : "" + header.value().length)
                    .containsExactly("null", "0");
        });
    }

    @Test
    void aFaultyLineEndsTheRunOrIsSkippedAndIsNamed() {
        String topic = cluster.topic("send", 1);
        String input = "{\"value\":\"one\"}\n{\"value\":\n{\"value\":\"three\"}\n";

        assertThat(send(input, topic, "--format", "json")).isEqualTo(1);
        assertThat(err.toString()).contains("topicscope: Line 2, column").contains("1 record: 1 acknowledged, 0 failed, 0 never sent.");
        assertThat(send(input, topic, "--format", "json", "--skip-faulty")).isEqualTo(1);
        assertThat(stored(topic)).extracting(ConsumerRecord::value).containsExactly("one", "one", "three");
    }

    @Test
    void whatWasNotAcknowledgedIsReportedWithItsReason() {
        String topic = cluster.topic("send", 1, Map.of("max.message.bytes", "1000"));

        assertThat(send("x".repeat(5_000), topic, "--format", "value")).isEqualTo(1);
        assertThat(err.toString()).contains("record 1: The record is larger than the topic takes").contains("0 acknowledged, 1 failed");
    }

    @Test
    void csvIsTakenByTheNamesOfItsColumns() {
        String topic = cluster.topic("send", 1);

        assertThat(send("key,value\nk,\"a,b\"\n,\n", topic, "--format", "csv", "--acks", "1", "--compression", "lz4")).isZero();
        assertThat(stored(topic)).extracting(record -> record.key() + "=" + record.value()).containsExactly("k=a,b", "null=null");
        assertThat(send("a,b\n1,2\n", topic, "--format", "csv")).isEqualTo(4);
        assertThat(err.toString()).contains("no column “key” or “value”");
    }

    @Test
    void aTopicThatIsNotThereIsOneSentence() {
        String missing = cluster.unusedName("send");

        assertThat(send("a\n", missing)).isEqualTo(3);
        assertThat(err.toString()).contains("There is no topic " + missing + ".");
    }

    @Test
    void wrongArgumentsAreSaidInASentence() {
        assertThat(send("", "t", "--rate", "0.01")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).last().isEqualTo("topicscope send --help tells what there is.");
        assertThat(send("", "t", "--format", "xml")).isEqualTo(2);
        assertThat(send("", "t", "--count", "0")).isEqualTo(2);
        assertThat(send("", "t", "--acks", "2")).isEqualTo(2);
        assertThat(send("", "t", "--file", "/not/there")).isEqualTo(2);
        assertThat(send("", "t", "--timing", "1")).isEqualTo(2);
        assertThat(send("", "t", "--rate", "5", "--timing", "1", "--format", "json")).isEqualTo(2);
        assertThat(send("", "t", "--format", "value", "--key-separator", ":")).isEqualTo(2);
        assertThat(err.toString()).contains("--rate: A rate is at least 0.1", "“xml” is none of", "--acks: “2”", "“/not/there”",
                "--timing needs timestamps", "rule each other out", "goes with --format lines only");
    }

    private int send(String input, String topic, String... more) {
        var args = new ArrayList<>(List.of("send", "--bootstrap", cluster.bootstrap(), "--topic", topic));
        args.addAll(List.of(more));
        var out = new PrintWriter(new StringWriter());
        return switch (Arguments.read(args.toArray(String[]::new), out, new PrintWriter(err, true))) {
            case Arguments.Outcome.Send(var options) -> Send.run(options, new KafkaConnector(),
                    new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new PrintWriter(err, true));
            case Arguments.Outcome.Exit(int code) -> code;
            default -> throw new AssertionError("nothing to be sent");
        };
    }

    /// In the order of partitions and offsets.
    private List<ConsumerRecord<String, String>> stored(String topic) {
        var found = new ArrayList<ConsumerRecord<String, String>>();
        var properties = new HashMap<String, Object>(Map.of("bootstrap.servers", cluster.bootstrap()));
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            for (var partition : consumer.partitionsFor(topic).stream().map(one -> new TopicPartition(topic, one.partition()))
                    .sorted((a, b) -> a.partition() - b.partition()).toList()) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).get(partition);
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                }
            }
        }
        return found;
    }
}
