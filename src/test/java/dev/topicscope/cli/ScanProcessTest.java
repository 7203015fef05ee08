package dev.topicscope.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.lab.SharedCluster;

import static org.assertj.core.api.Assertions.assertThat;

/// `topicscope scan` as a process of its own, against a real broker.
class ScanProcessTest {

    private final SharedCluster cluster = SharedCluster.get();

    @TempDir
    private Path directory;

    @Test
    void matchesFiguresAndTheExitCodeComeFromARealTopic() throws Exception {
        var topic = cluster.topic("scan", 2);
        cluster.send(IntStream.range(0, 1_000).mapToObj(i -> new ProducerRecord<>(topic, i % 2, bytes("k" + i),
                bytes("{\"number\":" + i + "}"))).toList());

        assertThat(scan(topic, "--jq", ".number >= 998", "--stats")).isZero();

        var found = new ArrayList<Integer>();
        for (var line : Files.readAllLines(out())) {
            found.add(new ObjectMapper().readTree(new ObjectMapper().readTree(line).get("value").asText()).get("number").asInt());
        }
        assertThat(found).containsExactlyInAnyOrder(998, 999);
        assertThat(new ObjectMapper().readTree(Files.readString(err())).get("records").asLong()).isEqualTo(1_000);
        assertThat(scan(topic, "--contains", "not there")).isEqualTo(1);
        assertThat(Files.size(out())).isZero();
        assertThat(Files.readString(err())).isEmpty();
    }

    @Test
    void aTopicOrAClusterThatIsNotThereIsOneSentence() throws Exception {
        var missing = cluster.unusedName("scan");

        assertThat(scan(missing)).isEqualTo(3);
        assertThat(Files.readAllLines(err())).containsExactly("topicscope: There is no topic " + missing + ".");
    }

    @Test
    void itEndsQuietlyWhenNobodyReadsItsOutputAnyMore() throws Exception {
        var topic = cluster.topic("scan", 1);
        cluster.send(IntStream.range(0, 20_000).mapToObj(i -> new ProducerRecord<byte[], byte[]>(topic, 0, null, new byte[1_000]))
                .toList());
        var process = command(topic, "--format", "json").redirectError(err().toFile()).start();
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).startsWith("{\"partition\":0,\"offset\":0,");
        }

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readString(err())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1000000000,'topicscope: Partition 0: the record at offset 0 is not searched, because a record there needs more memory"
            + " than this program has.'", "1000,1000000,"})
    void aZipBombIsPassedOverOrReadInLittleMemory(int records, int bytes, String said) throws Exception {
        var topic = cluster.topic("bomb", 2);
        var sending = java("-Xmx3500m", "dev.topicscope.cli.ZipBomb", cluster.bootstrap(), topic, String.valueOf(records),
                String.valueOf(bytes)).redirectErrorStream(true).redirectOutput(out().toFile()).start();
        assertThat(sending.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(sending.exitValue()).as(Files.readString(out())).isZero();

        var scan = java("-Xmx512m", "--enable-native-access=ALL-UNNAMED", "dev.topicscope.Launcher", "scan", "--bootstrap",
                cluster.bootstrap(), "--topic", topic, "--contains", "found", "--format", "value")
                .redirectOutput(out().toFile()).redirectError(err().toFile()).start();
        boolean ended = scan.waitFor(120, TimeUnit.SECONDS);
        scan.destroyForcibly();
        assertThat(ended).as(Files.readString(err())).isTrue();

        assertThat(Files.readString(err()).strip()).isEqualTo(said == null ? "" : said);
        assertThat(Files.readAllLines(out())).containsExactly("found", "found");
        assertThat(scan.exitValue()).isEqualTo(said == null ? 0 : 3);
    }

    private int scan(String topic, String... more) throws IOException, InterruptedException {
        var process = command(topic, more).redirectOutput(out().toFile()).redirectError(err().toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private ProcessBuilder command(String topic, String... more) {
        var command = new ArrayList<>(List.of("dev.topicscope.Launcher", "scan", "--bootstrap", cluster.bootstrap(), "--topic", topic));
        command.addAll(List.of(more));
        return java(command.toArray(String[]::new));
    }

    private static ProcessBuilder java(String... more) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(more));
        return new ProcessBuilder(command);
    }

    private Path out() {
        return directory.resolve("out");
    }

    private Path err() {
        return directory.resolve("err");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
