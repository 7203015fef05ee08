package dev.topicscope.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import dev.topicscope.model.Header;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Timestamp;

import static org.assertj.core.api.Assertions.assertThat;

class RecordLinesTest {

    private static final Timestamp TIME = new Timestamp(Instant.parse("2026-11-24T09:30:00.123Z"), Timestamp.Kind.CREATED);
    private static final byte[] NO_TEXT = {(byte) 0xff, 0, 1};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void jsonTellsNullFromEmptyAndBytesFromText() throws IOException {
        var lines = new JsonLines(out);
        lines.write(message(Optional.of(TIME), null, bytes("")));
        lines.write(message(Optional.of(TIME), bytes("null"), NO_TEXT));
        lines.write(message(Optional.empty(), bytes(""), null));
        lines.write(message(Optional.of(new Timestamp(Instant.EPOCH, Timestamp.Kind.APPENDED)), bytes("k"), bytes("v")));
        lines.flush();

        assertThat(text()).isEqualTo("""
            {"partition":3,"offset":7,"timestamp":1795512600123,"timestampType":"CreateTime","key":null,"value":"","headers":[]}
            {"partition":3,"offset":7,"timestamp":1795512600123,"timestampType":"CreateTime","key":"null","valueBase64":"/wAB","headers":[]}
            {"partition":3,"offset":7,"timestamp":null,"timestampType":"NoTimestampType","key":"","value":null,"headers":[]}
            {"partition":3,"offset":7,"timestamp":0,"timestampType":"LogAppendTime","key":"k","value":"v","headers":[]}
            """);
    }

    @Test
    void jsonKeepsHeadersInOrderRepeatedAndWithoutValue() throws IOException {
        var lines = new JsonLines(out);
        lines.write(message(Optional.of(TIME), null, null, new Header("a", Optional.of(bytes("1"))), new Header("b", Optional.empty()),
                new Header("a", Optional.of(NO_TEXT)), new Header("a\"b", Optional.of(bytes("")))));
        lines.flush();

        assertThat(text()).endsWith("\"headers\":[{\"name\":\"a\",\"value\":\"1\"},{\"name\":\"b\",\"value\":null},"
                + "{\"name\":\"a\",\"valueBase64\":\"/wAB\"},{\"name\":\"a\\\"b\",\"value\":\"\"}]}\n");
    }

    @Test
    void anyTextComesBackFromJsonAsItWas() throws IOException {
        var all = new StringBuilder();
        for (int c = 0; c < 0x300; c++) {
            all.append((char) c);
        }
        all.append("\u2028\u2029\ufeff\ud83d\ude00 \\u0041 </script>");
        var values = List.of(all.toString(), "\u0001".repeat(40_000), "ü".repeat(300_000));
        var lines = new JsonLines(out);
        for (var value : values) {
            lines.write(message(Optional.of(TIME), bytes(value), bytes(value)));
        }
        lines.flush();

        var read = new ArrayList<String>();
        for (var line : text().split("\n")) {
            read.add(new ObjectMapper().readTree(line).get("value").asText());
        }
        assertThat(read).isEqualTo(values);
    }

    @Test
    void bytesThatAreNoTextComeBackFromBase64() throws IOException {
        var every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        var lines = new JsonLines(out);
        lines.write(message(Optional.of(TIME), every, every));
        lines.flush();

        assertThat(Base64.getDecoder().decode(new ObjectMapper().readTree(text()).get("keyBase64").asText())).isEqualTo(every);
    }

    @Test
    void csvQuotesWhatNeedsIt() throws IOException {
        var lines = new CsvLines(out);
        lines.write(message(Optional.of(TIME), bytes("a,b"), bytes("say \"hi\"\nthere"), new Header("h", Optional.of(bytes("1"))),
                new Header("i", Optional.empty())));
        lines.write(message(Optional.empty(), null, bytes("")));
        lines.write(message(Optional.of(TIME), bytes(" k"), NO_TEXT));
        lines.flush();

        assertThat(text()).isEqualTo("partition,offset,timestamp,key,value,headers\r\n"
                + "3,7,2026-11-24T09:30:00.123Z,\"a,b\",\"say \"\"hi\"\"\nthere\",h=1; i\r\n"
                + "3,7,,,\"\",\r\n"
                + "3,7,2026-11-24T09:30:00.123Z,\" k\",base64:/wAB,\r\n");
    }

    @Test
    void csvOfNothingHasItsColumnNames() throws IOException {
        new CsvLines(out).flush();

        assertThat(text()).isEqualTo("partition,offset,timestamp,key,value,headers\r\n");
    }

    @Test
    void valuesStandAsTheyAre() throws IOException {
        var lines = new RawLines(out);
        lines.write(message(Optional.of(TIME), bytes("k"), NO_TEXT));
        lines.write(message(Optional.of(TIME), bytes("k"), null));
        lines.write(message(Optional.of(TIME), bytes("k"), bytes("v")));
        lines.flush();

        assertThat(out.toByteArray()).containsExactly(0xff, 0, 1, '\n', '\n', 'v', '\n');
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Message message(Optional<Timestamp> timestamp, byte[] key, byte[] value, Header... headers) {
        return new Message(new Partition("t", 3), 7, timestamp, Optional.ofNullable(key), Optional.ofNullable(value), List.of(headers));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
