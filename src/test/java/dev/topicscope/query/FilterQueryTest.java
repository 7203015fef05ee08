package dev.topicscope.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds the filters against jackson-jq.
class FilterQueryTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "é");
    private static final List<String> LITERALS = List.of("null", "true", "false", "0", "1", "-1", "1.5", "100", "1e2", "-0.0",
            "12345678901", "9007199254740993", "\"\"", "\"x\"", "\"PAID\"", "\"é\"", "\"a\\\"b\"", "\"12\"", "\"1.50\"", "\"p\\u0041x\"",
            "123456789012345678901", "\"😀\"");
    private static final List<String> BROKEN = List.of("", " ", "{", "{\"a\":}", "{\"a\":1", "[1,]", "{\"a\":01}", "tru", "nullx", "1 2",
            "-", "{\"a\":1.}", "{\"a\":\"\u0001\"}", "{\"a\":+1}", "\"a", "1\u0001", "1é", "{\"a\":1}x", "[\"a\\", "{\"a\":1,\"a\":2}",
            "{\"\\u0061\":3}", "[".repeat(200) + "]".repeat(200), "{\"a\":".repeat(90) + "1" + "}".repeat(90));
    private final Random random = new Random(5);

    @Test
    void answersAsJqDoes() throws WrongException {
        int matches = 0;
        int errors = 0;
        int own = 0;
        for (int round = 0; round < 3_000; round++) {
            String expression = filter(3);
            var test = Jq.compile(expression);
            own += test instanceof FilterQuery ? 1 : 0;
            var jq = new JqProgram(Jq.whole(expression));
            for (int i = 0; i < 4; i++) {
                String document = value(3);
                var expected = answer(jq, document);
                matches += expected == Verdict.TRUE ? 1 : 0;
                errors += expected == Verdict.ERROR ? 1 : 0;
                assertAgrees(expression, document, answer(test, document), expected);
            }
        }
        assertThat(matches).isGreaterThan(500);
        assertThat(errors).isGreaterThan(500);
        assertThat(own).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {".a[]", ".a == .b", ".a + 1 > 2", ".a?", ".a[]?", ".a // 1", ".a | length > 1", ".a[-1]", "[.a]",
        "any(.a[]; . > 1)", "all(.a[]; .b == 1)", "if .a then true else false end", ".a - 1 > 0", "select(.a) | .b | length",
        "(.items | map(.qty) | add) > 17", ".items[].sku == \"x\"", "any(.items[]; .sku == \"x\")", ".a | ascii_downcase == \"x\"",
        ".a | tonumber > 5", "type == \"object\"", "has(\"a\")", ".a | type == \"string\" and . == \"x\"", ".items | any(.a == 1)",
        ".a % 2 == 0", "select(.a == \"x\") | [.b] | length == 1", ".a | map(select(. == 1)) | length > 0", ".a.b?", "[.a[] | .b] | add",
        "select(.b) | type == \"object\"", "[select(.a)] | first | .b", ".a | any", ". // 1 | .b"})
    void knowsThisPartOfJq(String expression) throws WrongException {
        var test = Jq.compile(expression);
        var jq = new JqProgram(Jq.whole(expression));

        assertThat(test).isInstanceOf(FilterQuery.class);
        for (int i = 0; i < 400; i++) {
            String document = value(3);
            assertAgrees(expression, document, answer(test, document), answer(jq, document));
        }
        for (String document : BROKEN) {
            assertAgrees(expression, document, answer(test, document), answer(jq, document));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".. == 1", ".a[1:2]", "{a}", ".a as $x | $x", ".a | test(\"^x\")", "try .a", "reduce .a[] as $x (0; . + $x)",
        ".a, .b", "(.a).b", ".a | keys | length > 1", ".a[] == .b[]", ".a | -. == 1"})
    void leavesTheRestToJq(String expression) throws WrongException {
        assertThat(Jq.compile(expression)).isInstanceOf(JqProgram.class);
    }

    @Test
    void trustsNoByteCheckWhereThereAreEscapes() throws WrongException {
        assertThat(answer(Jq.compile(".a[] == \"PAID\""), "{\"a\":[\"P\\u0041ID\"]}")).isEqualTo(Verdict.TRUE);
        assertThat(answer(Jq.compile("any(.a[]; .b == \"PAID\")"), "{\"a\":[{\"b\":\"PAID\"}]}")).isEqualTo(Verdict.TRUE);
    }

    /// What can't match is not looked at for errors.
    private static void assertAgrees(String expression, String document, Verdict actual, Verdict expected) {
        assertThat(actual == expected || expected == Verdict.ERROR && actual == Verdict.FALSE)
                .as("%s on %s: jq says %s, filters %s", expression, document, expected, actual).isTrue();
    }

    private static Verdict answer(ByteTest test, String document) {
        byte[] bytes = (" " + document + "  ").getBytes(StandardCharsets.UTF_8);
        try {
            return Verdict.of(test.in(bytes, 1, bytes.length - 2));
        } catch (Query.EvaluationException e) {
            return Verdict.ERROR;
        }
    }

    private String filter(int depth) {
        String inner = depth == 0 ? path() : "(" + filter(depth - 1) + ")";
        return switch (random.nextInt(depth == 0 ? 2 : 16)) {
            case 0 -> path();
            case 1 -> path() + " " + one("==", "!=", "<", "<=", ">", ">=") + " " + literal();
            case 2 -> inner + " " + one("==", "<", ">", "+", "-", "*", "/", "%", "//", "and", "or") + " " + path();
            case 3 -> path() + one("+", " - ", "*", "/", "%", "//") + literal() + one("+", " - ", "*", " / ", "//") + path();
            case 4 -> path() + " | " + inner;
            case 5 -> "select(" + filter(depth - 1) + ") | " + inner;
            case 6 -> one("map", "any", "all") + "(" + filter(depth - 1) + ")";
            case 7 -> one("any", "all") + "(" + path() + "[]; " + filter(depth - 1) + ")";
            case 8 -> inner + " | " + one("length", "type", "add", "first", "last", "any", "all", "tonumber", "ascii_downcase", "not");
            case 9 -> path() + " | " + one("contains", "startswith", "endswith", "test", "has") + "(\"" + one("x", "a", "PA") + "\")";
            case 10 -> "[" + filter(depth - 1) + "]" + " | " + inner;
            case 11 -> "if " + filter(depth - 1) + " then " + path() + " else " + inner + " end";
            case 12 -> path() + "[]" + one("?", "") + " | " + inner;
            case 13 -> path() + "[] == " + literal();
            case 14 -> inner + " | tostring | . == " + one("\"x\"", "\"1\"");
            default -> "(.a | " + inner + ") " + one("and", "or") + " " + inner;
        };
    }

    private String path() {
        var path = new StringBuilder();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            path.append(random.nextInt(6) == 0 ? (path.isEmpty() ? "." : "") + "[" + one("0", "1", "-1") + "]"
                    : "." + one("a", "b", "c", "\"é\"")).append(random.nextInt(12) == 0 ? "?" : "");
        }
        return random.nextInt(12) == 0 ? "." : path.toString();
    }

    private String literal() {
        return one("1", "1.5", "100", "\"x\"", "\"PAID\"", "null", "true", "-1", "2");
    }

    private String value(int depth) {
        int kind = random.nextInt(depth == 0 ? 2 : depth == 3 ? 12 : 6);
        if (kind < 2) {
            return LITERALS.get(random.nextInt(LITERALS.size()));
        }
        var value = new StringBuilder();
        boolean object = kind != 2 && kind != 3;
        var names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        for (int i = random.nextInt(5); i > 0; i--) {
            value.append(value.isEmpty() ? "" : one(",", " ,\n\t"));
            if (object) {
                value.append('"').append(names.removeLast()).append('"').append(one(":", " : "));
            }
            value.append(value(depth - 1));
        }
        return object ? "{" + value + "}" : "[" + value + "]";
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
