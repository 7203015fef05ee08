package dev.topicscope.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.Json;
import dev.topicscope.model.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WritingTest {

    @Test
    void indentsAsPeopleDo() {
        assertThat(JsonText.lines(
                parse("{\"id\":7,\"items\":[{\"sku\":\"A\"},{}],\"none\":[],\"note\":\"a\\\"b\\n\\u0001\"}"))).containsExactly(
                "{",
                "  \"id\": 7,",
                "  \"items\": [",
                "    {",
                "      \"sku\": \"A\"",
                "    },",
                "    {}",
                "  ],",
                "  \"none\": [],",
                "  \"note\": \"a\\\"b\\n\\u0001\"",
                "}");
    }

    @Test
    void compactTextIsOneLineAndReadsBackTheSame() {
        String compact =
                "{\"id\":7.0,\"id\":1e400,\"items\":[{\"sku\":\"مرحبا\"},{},[null,true]],\"none\":[],\"note\":\"a\\\"b\\n\\u0001👩‍👩‍👧\"}";

        assertThat(JsonText.compact(parse(compact))).isEqualTo(compact);
        assertThat(JsonText.compact(parse(String.join("\n", JsonText.lines(parse(compact)))))).isEqualTo(compact);
        assertThat(JsonText.compact(new Json.Num("1.50"))).isEqualTo("1.50");
    }

    @Test
    void compactTextTakesAnyDepth() {
        String deep = "{\"a\":[".repeat(5_000) + "]}".repeat(5_000);

        assertThat(JsonText.compact(parse(deep))).isEqualTo(deep);
    }

    @Test
    void noLineIsLongerThanATextControlTakes() {
        var lines = JsonText.lines(parse("{\"long\":\"" + "😀".repeat(5_000) + "\"}"));

        assertThat(lines).allMatch(line -> line.length() <= Lines.LONGEST);
        assertThat(String.join("", lines)).isEqualTo("{  \"long\": \"" + "😀".repeat(5_000) + "\"}");
        assertThat(lines).noneMatch(line -> Character.isHighSurrogate(line.charAt(line.length() - 1)));
    }

    @Test
    void textIsCutIntoLines() {
        assertThat(Lines.of("")).containsExactly("");
        assertThat(Lines.of("a\nb\r\nc")).containsExactly("a", "b", "c");
        assertThat(Lines.of("x".repeat(4001))).extracting(String::length).containsExactly(2000, 2000, 1);
    }

    @Test
    void dumpsSixteenBytesALine() {
        byte[] bytes = "{\"orderId\":3992868}\u0000".getBytes(StandardCharsets.UTF_8);

        assertThat(Hex.lineCount(bytes.length)).isEqualTo(2);
        assertThat(List.of(Hex.line(bytes, 0), Hex.line(bytes, 1))).containsExactly(
                "00000000  7b 22 6f 72 64 65 72 49  64 22 3a 33 39 39 32 38  {\"orderId\":39928",
                "00000010  36 38 7d 00                                       68}·");
        assertThatThrownBy(() -> Hex.line(bytes, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(Hex.lineCount(0)).isZero();
    }

    @Test
    void tellsTheSizeOfWhatIsFolded() {
        assertThat(JsonText.brief(parse("[1,2,3]"))).isEqualTo("[…] 3");
        assertThat(JsonText.brief(parse("{}"))).isEqualTo("{}");
    }

    private static Json parse(String text) {
        return ((Payload.Structured) Decoders.decode(Optional.of(text.getBytes(StandardCharsets.UTF_8))).payload()).root();
    }
}
