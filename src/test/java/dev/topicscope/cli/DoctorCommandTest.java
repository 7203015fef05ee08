package dev.topicscope.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import dev.topicscope.cli.DoctorOptions.Format;
import dev.topicscope.kafka.KafkaExaminer;
import dev.topicscope.lab.SharedCluster;
import dev.topicscope.model.Connection;

import static org.assertj.core.api.Assertions.assertThat;

/// `topicscope doctor` on a real broker, and on none.
class DoctorCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aHealthyClusterIsToldStepByStepAndEndsWithZero() {
        String bootstrap = SharedCluster.get().bootstrap();

        assertThat(examine("--bootstrap", bootstrap)).isZero();
        assertThat(out.toString()).startsWith("Connection doctor: " + bootstrap).contains("ok    Cluster ", "ok    Advertised addresses ",
                "All is well: the broker can be reached from this machine.");
    }

    @Test
    void aProblemIsToldInLinesOfJsonAndEndsWithOne() throws Exception {
        assertThat(examine("--bootstrap", "broker.invalid:9092", "--format", "json")).isEqualTo(1);

        var lines = out.toString().lines().map(DoctorCommandTest::json).toList();
        assertThat(lines).hasSize(11);
        assertThat(lines.get(1).get("hop").asText()).isEqualTo("NAMES");
        assertThat(lines.get(1).get("state").asText()).isEqualTo("FAILED");
        assertThat(lines.getLast().get("cause").asText()).isEqualTo("NAME_UNKNOWN");
        assertThat(lines.getLast().get("fixes")).isNotEmpty();
    }

    @Test
    void withoutNamesNoneIsTold() {
        assertThat(examine("--bootstrap", "broker.invalid:9092", "--no-names")).isEqualTo(1);
        assertThat(out.toString()).doesNotContain("broker.invalid").contains("<name-1>");
    }

    @Test
    void aClusterMustBeNamedAndAFormatKnown() {
        assertThat(examine()).isEqualTo(2);
        assertThat(err.toString()).startsWith("The doctor needs a cluster");
        assertThat(examine("--bootstrap", "a:1", "--format", "xml")).isEqualTo(2);
        assertThat(examine("--bootstrap", "a:1", "--format", "json", "--no-names")).isEqualTo(2);
    }

    @Test
    void noSecretIsWritten() {
        var connection = new Connection("doctor", "x", "127.0.0.1:1", Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required username=me password=hunter2"
                + " blank;"));

        int code = DoctorCommand.run(new DoctorOptions(connection, Format.TEXT, true), new KafkaExaminer(), new PrintWriter(out, true));

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("No client can be made").doesNotContain("hunter2").doesNotContain("blank");
    }

    private int examine(String... more) {
        var args = new String[more.length + 1];
        args[0] = "doctor";
        System.arraycopy(more, 0, args, 1, more.length);
        return switch (Arguments.read(args, new PrintWriter(out, true), new PrintWriter(err, true))) {
            case Arguments.Outcome.Doctor(var options) -> DoctorCommand.run(options, new KafkaExaminer(), new PrintWriter(out, true));
            case Arguments.Outcome.Exit(int code) -> code;
            case Arguments.Outcome.Window _, Arguments.Outcome.Scan _, Arguments.Outcome.Send _ ->
                    throw new AssertionError("not the doctor");
        };
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
