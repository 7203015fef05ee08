package dev.topicscope.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HostileInputTest {

    private static final List<String> QUERIES = List.of("needle", "Élan", "/nee.le/", "-needle", "key:=needle", "header.a:needle",
            ".a == 1", ".a.b[0] != \"x\"", ".a | not",
            ".a[]? == 1", ".. == \"needle\"", ". == null");

    @Test
    void takesTenThousandNestedArrays() throws Query.EvaluationException {
        String deep = "[".repeat(10_000) + "1" + "]".repeat(10_000);
        assertThat(matches(".a == 1", "{\"deep\":" + deep + ",\"a\":1}")).isTrue();
        assertThat(matches(".a == 1", "{\"de\\u0065p\":" + deep + ",\"a\":1}")).isTrue();
        assertThat(matches(".a == 1", "{\"a\":" + deep + "}")).isFalse();
        assertThat(matches(".deep | length == 1", "{\"deep\":" + deep + ",\"a\":1}")).isTrue();
        assertThatThrownBy(() -> matches(".[1] == 1", deep.substring(0, 15_000))).isInstanceOf(Query.EvaluationException.class);
        assertThatThrownBy(() -> matches("jq [..] | length < 5", "[".repeat(200_000)
                + "]".repeat(200_000))).isInstanceOf(Query.EvaluationException.class);
    }

    @Test
    void takesHugeNumbers() throws Query.EvaluationException {
        String digits = "9".repeat(100_000);
        assertThat(matches(".a > 1e300", "{\"a\":" + digits + "}")).isTrue();
        assertThat(matches(".a > 0", "{\"a\":0." + digits + "}")).isTrue();
        assertThat(matches(".a < 0", "{\"a\":-" + digits + "e-99999999999}")).isFalse();
        assertThat(matches(".b == 1", "{\"a\":1e999999999,\"b\":1}")).isTrue();
        assertThat(matches(".a > 5", "{\"a\":1e999999999}")).isTrue();
        assertThat(matches(".a + 1 > 5", "{\"a\":1e400}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "\"", "{\"a\"", "{\"a\":", "{\"a\":tru}", "{\"a\":truely}", "{\"a\":01}", "{\"a\":+1}",
            "{\"a\":1.}", "{\"a\":-}", "{\"a\":1e}",
        "{a:1}", "{\"b\" 1}", "{\"b\":1 \"a\":1}", "{,\"a\":1}", "{\"b\":1,}", "}", "nul", "NaN", "{\"b\":NaN}", "'x'", "{\"a\":\"\\"})
    void sayOfNoJsonThatItIsNone(String text) {
        for (String query : List.of(".a != 77", ".a | length > 1000")) {
            assertThatThrownBy(() -> matches(query,
                    text)).as(query).isInstanceOf(Query.EvaluationException.class).hasMessageStartingWith("not JSON: ");
        }
    }

    @Test
    void looksNoFurtherThanItNeedsTo() throws Query.EvaluationException {
        assertThat(matches(".a == 1", "{\"a\":1, and so on")).isTrue();
        assertThat(matches(".a == 1", "{\"a\":1,\"a\":2}")).isTrue();
        assertThat(matches(".a == 1 and .b == 2", "{\"a\":7,")).isFalse();
        assertThatThrownBy(() -> matches(".a == 1 or .b != 2", "{\"a\":7,")).isInstanceOf(Query.EvaluationException.class);
    }

    @Test
    void takesAnyBytesAtAll() {
        var random = new Random(5);
        var matchers = QUERIES.stream().map(query -> ready(query).matcher()).toList();
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            if (round % 2 == 0) {
                byte[] json = "{\"a\":{\"b\":[\"needle\",1.5e3,null]}}".getBytes(StandardCharsets.UTF_8);
                System.arraycopy(json, 0, bytes, 0, Math.min(json.length, bytes.length));
                if (bytes.length > 0) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
            }
            var record = SampleRecord.of(bytes);
            assertThat(matchers.stream().map(matcher -> outcome(matcher, record))).doesNotContainNull();
        }
    }

    @Test
    void leavesInvalidUtf8InPeace() throws Query.EvaluationException {
        byte[] bytes = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, (byte) 0xc3, '"', '}'};
        assertThat(ready("needle").matcher().matches(SampleRecord.of(bytes))).isFalse();
        assertThat(ready("\"a\"").matcher().matches(SampleRecord.of(bytes))).isTrue();
        assertThat(outcome(".a == \"x\" or .b", SampleRecord.of(bytes))).isEqualTo("false");
        byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16);
        assertThat(outcome(".a != 2", SampleRecord.of(utf16))).isEqualTo("not JSON: not UTF-8");
        assertThat(outcome(".a != 2 | not",
                SampleRecord.of("{\"a\":2}".getBytes(StandardCharsets.UTF_16LE)))).isEqualTo("not JSON: not UTF-8");
    }

    @Test
    void takesWhatIsNotThere() {
        var nothing = new SampleRecord(0, null, null, List.of());
        var empty = SampleRecord.of("", "");
        assertThat(QUERIES.stream().map(query -> outcome(query, nothing)))
                .containsExactly("false", "false", "false", "true", "false", "false", "false", "true", "true", "false", "false", "true");
        assertThat(QUERIES.stream().limit(6).map(query -> outcome(query, empty))).containsExactly("false", "false", "false", "true",
                "false", "false");
        assertThat(outcome("key:=\"\"", empty)).isEqualTo("true");
        assertThat(outcome("key:=\"\"", nothing)).isEqualTo("false");
        assertThat(outcome("/^/", nothing)).isEqualTo("false");
        assertThat(outcome("/^/", empty)).isEqualTo("true");
    }

    @Test
    void takesEveryKindOfBufferAndLeavesItAsItWas() throws Query.EvaluationException {
        byte[] bytes = "xx{\"a\":\"needle\"}xx".getBytes(StandardCharsets.UTF_8);
        var direct = ByteBuffer.allocateDirect(bytes.length).put(bytes);
        for (var buffer : List.of(ByteBuffer.wrap(bytes), ByteBuffer.wrap(bytes).asReadOnlyBuffer(), direct)) {
            buffer.limit(bytes.length - 2).position(2);
            for (var view : List.of(buffer, buffer.slice())) {
                var matcher = ready("needle jq .a == \"needle\"").matcher();
                var record = new SampleRecord(0, null, view, List.of());
                int position = view.position();
                assertThat(matcher.matches(record)).isTrue();
                assertThat(matcher.matches(record)).isTrue();
                assertThat(ready("x").matcher().matches(record)).isFalse();
                assertThat(view.position()).isEqualTo(position);
                assertThat(view.limit()).isEqualTo(position + bytes.length - 4);
            }
        }
    }

    private static Query ready(String text) {
        return ((Parsed.Ready) QueryParser.parse(text)).query();
    }

    private static boolean matches(String query, String value) throws Query.EvaluationException {
        return ready(query).matcher().matches(SampleRecord.of(null, value));
    }

    private static String outcome(String query, RecordView record) {
        return outcome(ready(query).matcher(), record);
    }

    private static String outcome(Query.Matcher matcher, RecordView record) {
        try {
            return Boolean.toString(matcher.matches(record));
        } catch (Query.EvaluationException e) {
            return e.getMessage();
        }
    }
}
