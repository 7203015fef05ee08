package dev.topicscope.query;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.lab.Await;
import dev.topicscope.model.Cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Expressions that never end, or not in anybody's lifetime: each is given up on its record, and at once when the search ends.
class RunawayTest {

    private static final String TEXT = "{\"a\":[1,2,3],\"s\":\"" + "a".repeat(60) + ",".repeat(200) + "!\",\"x\":0}";

    @ParameterizedTest
    @ValueSource(strings = {"jq def f: f; f", "jq [range(1e12)] | length == 1", "jq until(false; .)", "jq last(range(1e15)) == 1",
        "jq 0 | [recurse(. + 1; true)] | length == 0", "jq def f(n): if n == 0 then 1 else f(n - 1), f(n - 1) end; [f(60)] | length == 1",
        "jq [range(20)] | [combinations(20)] | length == 1", "jq reduce range(60) as $i (\"x\"; . + .) | length == 1",
        "jq reduce range(0; 1e15) as $i (0; . + $i) == 1", "jq [.s | test(\"(a+)+$\")] | .[0]", "jq .s | test(\"(a|aa)+$\")",
        "jq .s | [match(\"(a|a)+$\"; \"g\")] | length == 9", "jq .s | gsub(\"(a|a)+$\"; \"b\") | length == 1",
        "jq 0 | [recurse(. + 1)] | length == 1", "jq [while(true; .)] | length == 1", "jq try (until(false; .)) catch true",
        "jq [(1,2,3,4,5,6,7,8,9) as $a | (1,2,3,4,5,6,7,8,9) as $b | (1,2,3,4,5,6,7,8,9) as $c | (1,2,3,4,5,6,7,8,9) as $d"
            + " | (1,2,3,4,5,6,7,8,9) as $e | (1,2,3,4,5,6,7,8,9) as $f | (1,2,3,4,5,6,7,8,9) as $g | (1,2,3,4,5,6,7,8,9) as $h | 1]",
        "jq [.. as $a | .. as $b | .. as $c | .. as $d | .. as $e | .. as $f | .. as $g | .. as $h | .. as $i | .. as $j | 1] == 1",
        "jq [{a: .., b: .., c: .., d: .., e: .., f: .., g: .., h: .., i: .., j: ..}] | length == 1", "/(.*,){20}[^,]x/"})
    void areGivenUpOnTheirRecord(String query) {
        var matcher = ready(query).matcher();

        assertThatThrownBy(() -> matcher.matches(SampleRecord.of(null, TEXT))).isInstanceOf(Query.EvaluationException.class)
                .hasMessageMatching(".*(too long|too deep|too much).*");
    }

    @Test
    void endWhenTheSearchDoes() throws Exception {
        // Large enough that the bound of steps is far away.
        byte[] large = ("{\"s\":\"" + "a".repeat(4_000_000) + "!\"}").getBytes(StandardCharsets.UTF_8);
        for (String query : List.of("/(a|b|ab)+?$/", "jq until(false; .a)", "jq last(range(1e15)) == 1")) {
            var ended = new Cancellation();
            var matcher = ready(query).matcher(ended);
            var thread = Thread.ofPlatform().daemon().name("runaway").start(() -> assertThatThrownBy(
                    () -> matcher.matches(SampleRecord.of(large))).isInstanceOf(Query.EvaluationException.class));
            ended.cancel();
            Await.until("the matcher gives up: " + query, Duration.ofSeconds(5), () -> !thread.isAlive());
        }
    }

    @Test
    void filtersEvaluatedHereAreGivenUpToo() throws Query.EvaluationException {
        var doubled = ready("jq .s | " + ". + . | ".repeat(40) + "length > 1").matcher();
        assertThatThrownBy(() -> doubled.matches(SampleRecord.of(null, TEXT))).isInstanceOf(Query.EvaluationException.class)
                .hasMessageContaining("too long");

        byte[] texts = ("[" + "\"abcdefghijklmnopqrst\",".repeat(300_000) + "\"\"]").getBytes(StandardCharsets.UTF_8);
        var added = ready("jq (add | length) == 6000000").matcher();
        assertThatThrownBy(() -> added.matches(SampleRecord.of(texts))).isInstanceOf(Query.EvaluationException.class)
                .hasMessageContaining("too long");
        assertThat(added.matches(SampleRecord.of(null, "[\"" + "x".repeat(6_000_000) + "\"]"))).isTrue();

        var ended = new Cancellation();
        var matcher = ready("jq any(.[]; . == 1)").matcher(ended);
        byte[] numbers = ("[" + "0,".repeat(10_000) + "1]").getBytes(StandardCharsets.UTF_8);
        assertThat(matcher.matches(SampleRecord.of(numbers))).isTrue();
        ended.cancel();
        assertThatThrownBy(() -> matcher.matches(SampleRecord.of(numbers))).isInstanceOf(Query.EvaluationException.class);
    }

    @Test
    void doNotDisturbTheNextRecord() throws Query.EvaluationException {
        var matcher = ready("jq if .a == 1 then until(false; .) else .a == 2 end").matcher();

        assertThatThrownBy(() -> matcher.matches(SampleRecord.of(null, "{\"a\":1}"))).isInstanceOf(Query.EvaluationException.class);
        assertThat(matcher.matches(SampleRecord.of(null, "{\"a\":2}"))).isTrue();
    }

    @Test
    void anExpressionThatLooksAtAllOfALargeDocumentIsNone() throws Query.EvaluationException {
        String numbers = "1,".repeat(100_000) + "1";
        var matcher = ready("jq ([.. | numbers] | add) == 100001 and ([.[] | . * 2 | tostring | length] | max) == 1").matcher();

        assertThat(matcher.matches(SampleRecord.of(null, "[" + numbers + "]"))).isTrue();
    }

    private static Query ready(String text) {
        return ((Parsed.Ready) QueryParser.parse(text)).query();
    }
}
