package dev.topicscope.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.lab.Await;
import dev.topicscope.lab.SharedCluster;

import static org.assertj.core.api.Assertions.assertThat;

/// `topicscope send` as a process of its own, with less memory than its file has bytes.
class SendProcessTest {

    private static final int LINES = 400_000;

    private final SharedCluster cluster = SharedCluster.get();

    @TempDir
    private Path directory;

    @Test
    void aFileOf100MegabytesIsSentFrom80MegabytesOfMemory() throws Exception {
        String topic = cluster.topic("send", 1);
        var file = directory.resolve("lines");
        try (var writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < LINES; i++) {
                writer.write("x".repeat(249));
                writer.write('\n');
            }
        }
        assertThat(Files.size(file)).isEqualTo(100_000_000);
        var err = directory.resolve("err");
        var properties = Files.writeString(directory.resolve("client.properties"), "buffer.memory=33554432\n");

        var process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx80m", "-cp",
                System.getProperty("java.class.path"), "dev.topicscope.Launcher", "send", "--bootstrap", cluster.bootstrap(), "--topic",
                topic, "--file", file.toString(), "--properties", properties.toString())).redirectError(err.toFile()).start();

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(err, StandardCharsets.UTF_8))
                .endsWith("topicscope: 400000 records: 400000 acknowledged, 0 failed, 0 never sent." + System.lineSeparator());
        assertThat(process.exitValue()).isZero();
        var partition = new TopicPartition(topic, 0);
        assertThat(cluster.admin().listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition)
                .get(20, TimeUnit.SECONDS).offset()).isEqualTo(LINES);
    }

    @Test
    void aRunThatIsEndedFromOutsideReportsWhatWasSentAlsoWhereItWaitsForItsInput() throws Exception {
        String topic = cluster.topic("send", 1);
        var err = directory.resolve("err");
        var process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "dev.topicscope.Launcher", "send", "--bootstrap", cluster.bootstrap(), "--topic",
                topic)).redirectError(err.toFile()).start();
        try (var input = process.outputWriter()) {
            input.write("one\ntwo\n");
            input.flush();
            var partition = new TopicPartition(topic, 0);
            Await.until("both are there", Duration.ofSeconds(60), () -> cluster.admin().listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition).get(20, TimeUnit.SECONDS).offset() == 2);
            // Process.destroy would close its standard input too, and the run might come to an end of its own.
            process.toHandle().destroy();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Files.readString(err, StandardCharsets.UTF_8)).contains("2 records: 2 acknowledged, 0 failed, 0 never sent.",
                "It was ended before all was sent.");
        assertThat(process.exitValue()).isNotZero();
    }
}
