package dev.topicscope.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.model.Decoded;
import dev.topicscope.model.Json;
import dev.topicscope.model.Payload;

import static org.assertj.core.api.Assertions.assertThat;

class DecodersTest {

    @Test
    void nullEmptyAndTheWordNullDiffer() {
        assertThat(Decoders.decode(Optional.empty()).payload()).isInstanceOf(Payload.Absent.class);
        assertThat(decode("").payload()).isInstanceOf(Payload.Empty.class);
        assertThat(decode("null").payload()).isEqualTo(new Payload.Text("null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", " {\"a\": [1, 2.50, true, null, \"한국어\"]} ", "[[[]]]", "\ufeff{\"bom\":1}"})
    void objectsAndArraysAreJson(String text) {
        assertThat(decode(text).payload()).isInstanceOf(Payload.Structured.class);
        assertThat(decode(text).format()).isEqualTo("JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"안녕하세요", "مرحبا بالعالم", "👩‍👩‍👧‍👦 emoji", "42", "\"quoted\"",
        "two\nlines\tand a tab", "{not json}", "{\"a\":1} trailing", "[1,"})
    void otherTextIsText(String text) {
        assertThat(decode(text).payload()).isEqualTo(new Payload.Text(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        plain        | begins with “p”, not with { or [
        {"a":1} x    | at line 1, column 9
        [1,          | not JSON:
        {"a":}       | at line 1, column 6
        [1}          | expected ']' at line 1, column 3
        [NaN]        | Non-standard token 'NaN' at line 1
        """)
    void aFailedAttemptTellsWhereItFailed(String text, String reason) {
        assertThat(decode(text).failed()).singleElement().satisfies(attempt -> {
            assertThat(attempt.format()).isEqualTo("JSON");
            assertThat(attempt.reason()).contains(reason);
        });
    }

    @Test
    void bytesThatAreNoTextAreBinaryWithEachAttemptKept() {
        var decoded = Decoders.decode(Optional.of(new byte[] {'a', (byte) 0xc3, '('}));

        assertThat(decoded.payload()).isInstanceOf(Payload.Binary.class);
        assertThat(decoded.failed()).extracting(Decoded.Attempt::reason)
                .containsExactly("not JSON: begins with “a”, not with { or [", "not UTF-8: byte 0xC3 at position 1 begins no character");
    }

    @Test
    void controlCharactersAreNotText() {
        assertThat(decode("a\u0000b").payload()).isInstanceOf(Payload.Binary.class);
    }

    @Test
    void membersAndDigitsStayAsWritten() {
        var root = (Json.Obj) ((Payload.Structured)
                decode("{\"a\":1.0,\"a\":123456789012345678901234567890,\"b\":1e400}").payload()).root();

        assertThat(root.members()).extracting(Json.Member::name).containsExactly("a", "a", "b");
        assertThat(root.members()).extracting(member -> ((Json.Num) member.value()).digits())
                .containsExactly("1.0", "123456789012345678901234567890", "1e400");
    }

    @Test
    void tenThousandLevelsAreReadAndWritten() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        var root = ((Payload.Structured) decode(deep).payload()).root();

        int depth = 0;
        for (Json at = root; at instanceof Json.Arr array && !array.elements().isEmpty(); at = array.elements().getFirst()) {
            depth++;
        }
        assertThat(depth).isEqualTo(9_999);
        assertThat(JsonText.lines(root)).hasSize(2 * 9_999 + 1).allMatch(line -> line.length() <= 2 * JsonText.DEEPEST_INDENT + 2);
    }

    @Test
    void noBytesCauseAnException() {
        var random = new Random(7);
        byte[] json =
                "{\"orderId\":3992868,\"items\":[{\"sku\":\"SKU-1\",\"note\":\"é\\u00e9\"}],\"ok\":true}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = i % 3 == 1 ? Arrays.copyOf(json, random.nextInt(json.length + 1)) : new byte[random.nextInt(40)];
            if (i % 3 == 0) {
                random.nextBytes(bytes);
            } else if (i % 3 == 2) {
                fillWithSigns(bytes, random);
            } else if (bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(Decoders.decode(Optional.of(bytes)).payload()).isNotNull();
            assertThat(Preview.of(Optional.of(bytes), bytes.length).text()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\u0000\u0000\u0000abc", "[\u0000\u0000\u0000]\u0000\u0000\u0000", "[\u0000]\u0000", "\u0000[\u0000]"})
    void otherEncodingsThanUtf8AreBinary(String text) {
        assertThat(decode(text).payload()).isInstanceOf(Payload.Binary.class);
    }

    @Test
    void halfASurrogatePairSurvivesReadingAndWriting() {
        var root = ((Payload.Structured) decode("[\"\\ud800 \\udc00 \\ud83d\\ude00 \\ud83d\"]").payload()).root();

        assertThat(JsonText.compact(root)).isEqualTo("[\"\\ud800 \\udc00 😀 \\ud83d\"]");
    }

    @Test
    void aLargeDocumentIsReadWhole() {
        String element = "{\"name\":\"한국어\"},";
        int count = 20_000_000 / element.getBytes(StandardCharsets.UTF_8).length;

        var root = ((Payload.Structured) decode("[" + element.repeat(count) + "{}]").payload()).root();

        assertThat(((Json.Arr) root).elements()).hasSize(count + 1);
    }

    /// Signs that JSON and Unicode give a meaning, in any order.
    private static void fillWithSigns(byte[] bytes, Random random) {
        byte[] signs = {'[', '{', ']', '}', '"', ',', ':', '\\', 'u', '0', 'd', '8', '-', '.', 'e', ' ', 0, 0, 0,
            (byte) 0xef, (byte) 0xbb, (byte) 0xbf, (byte) 0xfe, (byte) 0xff};
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = signs[random.nextInt(i == 0 ? 2 : signs.length)];
        }
    }

    private static Decoded decode(String text) {
        return Decoders.decode(Optional.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
