package dev.topicscope.query;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueryParserTest {

    private static final SampleRecord ORDER = SampleRecord.of("Order-4711",
            "{\"status\":\"PAID\",\"amount\":120.5,\"who\":\"Élodie M\",\"path\":\"/api/x\",\"n\":-5}")
            .with("trace-id", "Ab12").with("empty", null).with("two words", "a:b c").in(3);

    @ParameterizedTest
    @ValueSource(strings = {"paid", "PAID", "  paid  ", "paid 120.5", "\"PAID\"", "\"Élodie M\"", "élodie",
            "\"{\\\"status\\\":\\\"PAID\\\"\"", "\"status\":\"paid\"", "-refunded",
        "paid -refunded", "-\"paid\"", "/P[A-Z]{3}/", "/paid/i", "/É.odie/", "-/refund/", "\"/api/x\"", "order", "ORDER-4711", "ab12",
        "trace-id", "key:order", "key:\"Order\"",
        "key:/^Order-\\d+$/", "key:=Order-4711", "key:=\"Order-4711\"", "-key:=Order", "value:paid", "-value:order-4711",
        "header.trace-id:ab", "header.trace-id:=Ab12",
        "header.\"two words\":=\"a:b c\"", "header.trace-id:/^A/", "-header.trace-id:xyz", "-header.none:x", "partition:3",
        "partition:0,2-4", "-partition:1", "-", "- paid",
        "partition:3 .amount > 100", "key:order .amount > 100 and .status == \"PAID\"", "paid jq .amount > 100", "jq (.amount > 100)",
        "jq\t.n == -5", ".amount > 100", ".n < 0",
        ".status == \"PAID\" and (.amount < 100 | not)", "jq [.amount, .n] | add > 100", ".who | length == 8", "."})
    void findsTheOrder(String text) throws Query.EvaluationException {
        assertThat(matches(text, ORDER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refunded", "paid refunded", "\"paid\"", "\"élodie m\"", "-paid", "paid -4711", "/paid/", "-/PAID/",
            "key:paid", "key:\"order\"", "key:=order-4711",
        "key:=Order", "value:order-4711", "-value:paid", "header.trace-id:xyz", "header.TRACE-ID:ab", "header.trace-id:=ab12",
        "header.empty:/^/", "partition:4", "partition:0-2,4",
        "-partition:3", "partition:4 .amount > 100", "paid jq .amount > 1000", ".amount > 1000", ".missing", "jq .missing | length > 3",
        "jq", "http:"})
    void doesNotFindTheOrder(String text) throws Query.EvaluationException {
        assertThat(matches(text, ORDER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
            "\"open~0~5~not closed", "a \"open~2~7~not closed", "/open~0~5~ends with /", "/a/b/~3~5~only i", "/a(/~2~3~Unclosed",
            "//~0~2~empty", "\"\"~0~2~nothing", "key:~3~4~missing",
            "key:=~4~5~follow", "x -key:~6~7~missing", "header.~0~7~header's name", "header.a~0~8~colon", "header.a:~8~9~missing",
            "partition:~9~10~listed", "partition:x~10~11~listed",
            "partition:1,~11~12~listed", "partition:1,b,2~12~13~listed", "partition:5-2~10~13~before", "partition:1000000~10~17~no such",
            "partition:1 partition:2~22~23~both",
            ".a >~3~4~missing", ".a == \"x~6~7~not closed", ".a & 3~3~4~&", ".a == 'x'~6~7~'", ".a ==== 2~5~7~==", "jq .a >~6~7~missing",
            "x jq .a ]~8~9~]", ".trace-id == 1~7~9~hyphen",
            ".a == PAID~6~10~quotes", ".a | not(.b)~5~8~behind", ".a[] or .b and .c~11~14~parentheses", "`jq `~0~3~follow"})
    void saysWhatIsWrongAndWhere(String text, int from, int to, String reason) {
        assertThat(QueryParser.parse(text)).isInstanceOfSatisfying(Parsed.Problem.class, problem -> {
            assertThat(problem.reason()).contains(reason);
            assertThat(problem.from() + "-" + problem.to()).isEqualTo(from + "-" + to);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t \n"})
    void takesSpaceForNothing(String text) {
        assertThat(QueryParser.parse(text)).isEqualTo(new Parsed.Blank());
    }

    @Test
    void tellsTheOneKeyAndThePartitions() {
        assertThat(ready("key:=\"a \\\"b\\\"\" x").exactKey()).contains("a \"b\"".getBytes(StandardCharsets.UTF_8));
        assertThat(ready("key:=\"\"").exactKey()).contains(new byte[0]);
        assertThat(ready("key:a").exactKey()).isEmpty();
        assertThat(ready("-key:=a").exactKey()).isEmpty();
        assertThat(ready("partition:0,3,8-11").partitions()).isEqualTo(Set.of(0, 3, 8, 9, 10, 11));
        assertThat(ready("partition:0-4 partition:3-9 -partition:1").partitions()).isEqualTo(Set.of(3, 4));
        assertThat(ready("-partition:3").partitions()).isEmpty();
        assertThat(ready(" key:a  ").text()).isEqualTo(" key:a  ");
    }

    @Test
    void neverThrowsWhateverIsTyped() {
        var random = new Random(3);
        String signs = "ab .\"\\/|()[]{}-=<>!,:;?*+$@#'&~0159éi\t\ud83d\ude00\ud83d";
        String[] parts = {"key:", "header.", "partition:", "jq ", ".a", " and ", " or ", "not", "\"x\"", "/a/", "select(", "contains(",
                "==", "if ", "def f: ", "\\u00", "1e", "reduce"};
        for (int round = 0; round < 8_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(random.nextInt(3) == 0 ? parts[random.nextInt(parts.length)] : signs.charAt(random.nextInt(signs.length())));
            }
            switch (QueryParser.parse(text.toString())) {
                case Parsed.Problem(int from, int to, String reason) -> {
                    assertThat(from).as(text.toString()).isBetween(0, text.length() - 1);
                    assertThat(to).as(text.toString()).isBetween(from + 1, text.length());
                    assertThat(reason).as(text.toString()).isNotBlank().doesNotContain("\n");
                }
                case Parsed.Ready(Query query) -> assertThat(query.matcher()).isNotNull();
                case Parsed.Blank() -> assertThat(text.toString()).isBlank();
            }
        }
    }

    @Test
    void refusesWhatNestsTooDeep() {
        assertThat(QueryParser.parse("jq " + "(".repeat(20_000) + ".a" + ")".repeat(20_000))).isInstanceOf(Parsed.Problem.class);
        assertThat(QueryParser.parse("/" + "(".repeat(50_000) + "a" + ")".repeat(50_000) + "/")).isInstanceOf(Parsed.Problem.class);
    }

    @Test
    void everyExampleOfTheHelpIsAQuery() {
        assertThat(QueryHelp.examples()).isNotEmpty()
                .allSatisfy(example -> assertThat(QueryParser.parse(example.query())).isInstanceOf(Parsed.Ready.class));
    }

    private static Query ready(String text) {
        return ((Parsed.Ready) QueryParser.parse(text)).query();
    }

    private static boolean matches(String text, RecordView record) throws Query.EvaluationException {
        return ready(text).matcher().matches(record);
    }
}
