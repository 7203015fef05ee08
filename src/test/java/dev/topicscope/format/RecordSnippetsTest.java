package dev.topicscope.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.Header;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Timestamp;

import static org.assertj.core.api.Assertions.assertThat;

class RecordSnippetsTest {

    private static final Timestamp CREATED = new Timestamp(Instant.ofEpochMilli(1_764_000_000_000L), Timestamp.Kind.CREATED);

    @Test
    void jsonIsOneLineOfTheExport() {
        assertThat(RecordSnippets.json(message("k", "v"))).isEqualTo("{\"partition\":2,\"offset\":7,\"timestamp\":1764000000000,"
                + "\"timestampType\":\"CreateTime\",\"key\":\"k\",\"value\":\"v\",\"headers\":[]}");
    }

    @Test
    void kcatReadsTheRecordAgain() {
        assertThat(RecordSnippets.kcat(message("k", "v"), "one:9092,two:9092"))
                .isEqualTo("kcat -C -b one:9092,two:9092 -t orders -p 2 -o 7 -c 1");
        assertThat(RecordSnippets.kcat(message("k", "v"), "one:9092; rm it's")).contains("-b 'one:9092; rm it'\\''s'");
    }

    @Test
    void javaMakesTheRecord() {
        assertThat(RecordSnippets.java(message("k", "a\"b"))).isEqualTo("new ProducerRecord<>(\"orders\", \"k\", \"a\\\"b\");");

        var binary = new Message(new Partition("orders", 2), 7, Optional.of(CREATED), Optional.empty(),
                Optional.of(new byte[] {(byte) 0xff}),
                List.of(new Header("trace", Optional.of(new byte[] {'x'})), new Header("none", Optional.empty())));
        assertThat(RecordSnippets.java(binary)).isEqualTo("""
                var record = new ProducerRecord<>("orders", null, HexFormat.of().parseHex("ff"));
                record.headers().add("trace", "x".getBytes(StandardCharsets.UTF_8));
                record.headers().add("none", null);""");
    }

    private static Message message(String key, String value) {
        return new Message(new Partition("orders", 2), 7, Optional.of(CREATED), Optional.of(key.getBytes(StandardCharsets.UTF_8)),
                Optional.of(value.getBytes(StandardCharsets.UTF_8)), List.of());
    }
}
