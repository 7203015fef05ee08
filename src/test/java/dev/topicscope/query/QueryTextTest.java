package dev.topicscope.query;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.Json;

import static org.assertj.core.api.Assertions.assertThat;

class QueryTextTest {

    private static final SampleRecord ODD = SampleRecord.of("a \"b\\c\" -d",
            "{\"x-y\":{\"a\\\"b\":\"é\\n\\\\\\u0001\\ud83d\\ude00\"},\"n\":1.50,\"t\":true,\"z\":null,\"l\":[]}")
            .with("trace: id", "1 \"2\"");

    @Test
    void writesTermsThatFindWhatTheyWereMadeFrom() throws Query.EvaluationException {
        var terms = List.of(QueryText.key("a \"b\\c\" -d"), QueryText.header("trace: id", "1 \"2\""), QueryText.field(List.of("x-y",
                "a\"b"), new Json.Str("é\n\\\u0001😀")),
                QueryText.field(List.of("n"), new Json.Num("1.50")), QueryText.field(List.of("t"), new Json.Bool(true)),
                        QueryText.field(List.of("z"), new Json.Null()),
                QueryText.field(List.of("l"), new Json.Arr(List.of())), QueryText.field(List.of(), new Json.Arr(List.of())));
        for (String term : terms) {
            assertThat(matches(term)).as(term).isTrue();
            assertThat(matches(QueryText.without("", term))).as("without %s", term).isFalse();
            for (String other : terms) {
                assertThat(matches(QueryText.with(term, other))).as(QueryText.with(term, other)).isTrue();
                assertThat(matches(QueryText.without(term, other))).as(QueryText.without(term, other)).isFalse();
                assertThat(matches(QueryText.with(QueryText.with("é -nowhere", term), other))).isTrue();
            }
        }
    }

    @Test
    void keepsWhatWasThere() {
        assertThat(QueryText.with("", ".a == 1")).isEqualTo(".a == 1");
        assertThat(QueryText.with(".a == 1", ".b == 2")).isEqualTo(".a == 1 and .b == 2");
        assertThat(QueryText.with(".a == 1 or .c", ".b == 2")).isEqualTo("jq (.a == 1 or .c) and .b == 2");
        assertThat(QueryText.with("paid", ".b == 2")).isEqualTo("paid jq .b == 2");
        assertThat(QueryText.with(".b == 2", "key:=\"k\"")).isEqualTo("key:=\"k\" jq .b == 2");
        assertThat(QueryText.without("paid", "key:=\"k\"")).isEqualTo("paid -key:=\"k\"");
        assertThat(QueryText.without("paid jq .a", ".b == 2")).isEqualTo("paid jq .a and (.b == 2 | not)");
    }

    private static boolean matches(String text) throws Query.EvaluationException {
        return ((Parsed.Ready) QueryParser.parse(text)).query().matcher().matches(ODD);
    }
}
