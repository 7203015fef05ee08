package dev.topicscope.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.model.Cancellation;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds the one-pass evaluation against jackson-jq.
class FieldQueryTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "é", "x-y");
    private static final List<String> LITERALS = List.of("null", "true", "false", "0", "1", "-1", "1.5", "100", "1e2", "12345678901",
            "\"\"", "\"x\"", "\"PAID\"", "\"é\"", "\"a\\\"b\"", "\"한\"");
    private final Random random = new Random(11);

    @Test
    void answersAsJqDoes() {
        int matches = 0;
        int errors = 0;
        for (int round = 0; round < 4_000; round++) {
            String expression = expression(3);
            var fast = oneShot(expression);
            var slow = whole(expression);
            assertThat(fast).as(expression).isInstanceOf(FieldQuery.class);
            for (int i = 0; i < 4; i++) {
                String document = value(3);
                var expected = answer(slow, document);
                var actual = answer(fast, document);
                matches += expected == Verdict.TRUE ? 1 : 0;
                errors += expected == Verdict.ERROR ? 1 : 0;
                // What can't match any more is not looked at for errors.
                boolean same = actual == expected || expected == Verdict.ERROR && actual == Verdict.FALSE;
                assertThat(same).as("%s on %s: jq says %s, one pass %s", expression, document, expected, actual).isTrue();
            }
        }
        assertThat(matches).isGreaterThan(2_000);
        assertThat(errors).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"==", "!=", "<", "<=", ">", ">="})
    void comparesEveryKindWithEveryKind(String operator) {
        for (String left : LITERALS) {
            for (String right : LITERALS) {
                String expression = ".a " + operator + " " + right;
                String document = "{\"a\":" + left + "}";
                assertThat(answer(oneShot(expression), document)).as("%s on %s", expression, document).isEqualTo(answer(whole(expression),
                        document));
                String flipped = right + operator + ".a";
                assertThat(answer(oneShot(flipped), document)).as("%s on %s", flipped, document).isEqualTo(answer(whole(flipped),
                        document));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".a", ".a.b[0]", ".[0]", ".[\"a\"]", ".a[\"b\"].c", ".\"x-y\" == 1", ".a | . == 1", ".a | not",
            "(.a | not) and .b", ".a == 1 | not",
        "select(.a == 1)", "select(.a) | .b == 2", "select(.a) | select(.b == 2) | .c", ".a | select(. == 1)", "(.a | .b) == 1",
        ". == null", "not", "(not)", "((.a))",
        ".a | contains(\"x\")", "startswith(\"x\")", ".a | endswith(\"x\") | not", ".a | test(\"x\")", ".a and .b and .c", "1 == .a",
        ".a==1and .b",
        ".a == -1", ".and == 1", ".a > 1.5e1"})
    void readsThisPartOfJqItself(String expression) {
        assertThat(oneShot(expression)).isInstanceOf(FieldQuery.class);
        var slow = whole(expression);
        var fast = oneShot(expression);
        for (int i = 0; i < 300; i++) {
            String document = value(3);
            var expected = answer(slow, document);
            var actual = answer(fast, document);
            assertThat(actual == expected || expected == Verdict.ERROR && actual == Verdict.FALSE)
                    .as("%s on %s: jq says %s, one pass %s", expression, document, expected, actual).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".a[]", ".. == 1", ".a == .b", ".a + 1 > 2", ".a, .b", ".a?", ".a // 1", ".a | length > 1", ".a[-1]",
            ".a[1:2]", "[.a]", "{a}", ".a == \"\\(1)\"",
        ".a as $x | $x", "any(.a[]; . > 1)", ".a == 1 == true", ".a | test(\"^x\")", "true", "if .a then true else false end", "try .a",
        ".a - 1 > 0", "(.a).b", "select(.a) | .b | length"})
    void leavesTheRestToJq(String expression) {
        assertThat(oneShot(expression)).isNotInstanceOf(FieldQuery.class);
    }

    @Test
    void bindsAndCloserThanOr() {
        assertThat(answer(oneShot(".a or .b and .c"), "{\"a\":true}")).isEqualTo(Verdict.TRUE);
        assertThat(answer(oneShot(".a and .b or .c"), "{\"c\":true}")).isEqualTo(Verdict.TRUE);
    }

    @Test
    void tellsBigIntegersApart() {
        assertThat(answer(oneShot(".id == 9007199254740993"), "{\"id\":9007199254740993}")).isEqualTo(Verdict.TRUE);
        assertThat(answer(oneShot(".id == 9007199254740993"), "{\"id\":9007199254740992}")).isEqualTo(Verdict.FALSE);
        assertThat(answer(oneShot(".id < 98765432109876543211"), "{\"id\":98765432109876543210}")).isEqualTo(Verdict.TRUE);
        assertThat(answer(oneShot(".id == 100"), "{\"id\":1.0e2}")).isEqualTo(Verdict.TRUE);
    }

    @Test
    void trustsNoByteCheckWhereThereAreEscapes() {
        assertThat(answer(oneShot(".s == \"PAID\""), "{\"s\":\"P\\u0041ID\"}")).isEqualTo(Verdict.TRUE);
        assertThat(answer(oneShot(".s == \"a/b\""), "{\"s\":\"a\\/b\"}")).isEqualTo(Verdict.TRUE);
        assertThat(answer(oneShot(".status > 5"), "{\"st\\u0061tus\":6}")).isEqualTo(Verdict.TRUE);
        assertThat(answer(oneShot(".s | contains(\"é\")"), "{\"s\":\"caf\\u00e9\"}")).isEqualTo(Verdict.TRUE);
    }

    @Test
    void keepsItsAnswerWhenTheByteCheckIsDropped() throws Query.EvaluationException {
        var test = oneShot(".s == \"PAID\"").copy(new Cancellation());
        byte[] hit = "{\"s\":\"PAID\"}".getBytes(StandardCharsets.UTF_8);
        byte[] miss = "{\"t\":\"PAID\"}".getBytes(StandardCharsets.UTF_8);
        byte[] lack = "{\"s\":\"OPEN\"}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 10_000; i++) {
            assertThat(test.in(hit, 0, hit.length)).isTrue();
            assertThat(test.in(miss, 0, miss.length)).isFalse();
        }
        assertThat(test.in(lack, 0, lack.length)).isFalse();
    }

    @Test
    void saysWhyADocumentCantBeJudged() {
        assertThat(reason(".a.b != 1", "{\"a\":5}")).isEqualTo("Cannot index number with \"b\"");
        assertThat(reason(".[0] == 1", "{\"a\":5}")).isEqualTo("Cannot index object with number");
        assertThat(reason(".a | startswith(\"x\") | not", "{\"a\":5}")).isEqualTo("startswith() requires string inputs");
        assertThat(reason(".a != 1", "{\"a\":}")).startsWith("not JSON: ");
        assertThat(reason(".a != 1", "hello")).startsWith("not JSON: ");
        assertThat(reason(".a != 1", "")).isEqualTo("not JSON: nothing in it");
        assertThat(reason(".a != 1", "{\"b\":1")).startsWith("not JSON: ");
        assertThat(reason(".a | length > 2", "{\"a\":}")).startsWith("not JSON: ");
    }

    private static String reason(String expression, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        try {
            return "it is " + oneShot(expression).in(bytes, 0, bytes.length);
        } catch (Query.EvaluationException e) {
            return e.getMessage();
        }
    }

    private static Verdict answer(ByteTest test, String document) {
        byte[] bytes = ("  " + document + "  ").getBytes(StandardCharsets.UTF_8);
        try {
            return Verdict.of(test.in(bytes, 1, bytes.length - 1));
        } catch (Query.EvaluationException e) {
            return Verdict.ERROR;
        }
    }

    private static ByteTest oneShot(String expression) {
        try {
            return Jq.compile(expression);
        } catch (WrongException e) {
            throw new AssertionError(expression + ": " + e.getMessage(), e);
        }
    }

    private static ByteTest whole(String expression) {
        try {
            return new JqProgram(Jq.whole(expression));
        } catch (WrongException e) {
            throw new AssertionError(expression + ": " + e.getMessage(), e);
        }
    }

    private String expression(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 9)) {
            case 0 -> path();
            case 1, 2 -> comparison();
            case 3, 4 -> side(depth) + " and " + side(depth);
            case 5 -> side(depth) + " or " + side(depth);
            case 6 -> "(" + expression(depth - 1) + " | not)";
            case 7 -> "(" + path() + " | " + side(depth) + ")";
            default -> "(" + path() + " | " + one("contains", "startswith", "endswith", "test") + "(\"x\"))";
        };
    }

    private String side(int depth) {
        return "(" + expression(depth - 1) + ")";
    }

    private String comparison() {
        String operator = one("==", "!=", "<", "<=", ">", ">=");
        String literal = LITERALS.get(random.nextInt(LITERALS.size()));
        return random.nextInt(4) == 0 ? literal + " " + operator + " " + path() : path() + " " + operator + " " + literal;
    }

    private String path() {
        var path = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            path.append(random.nextInt(5) == 0 ? (path.isEmpty() ? "." : "") + "[" + random.nextInt(2) + "]" : name.matches("\\w+") ? "."
                    + name : ".\"" + name + "\"");
        }
        return path.isEmpty() ? "." + one("a", "b", "c") : path.toString();
    }

    private String value(int depth) {
        int kind = random.nextInt(depth == 0 ? 2 : depth == 3 ? 9 : 6);
        if (kind < 2) {
            return LITERALS.get(random.nextInt(LITERALS.size()));
        }
        var value = new StringBuilder();
        boolean object = kind != 2;
        var names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        for (int i = random.nextInt(4); i > 0; i--) {
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
