package dev.topicscope.query;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RegexTestTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "abc~abc~true", "ab+c~ab~false", "ab?cd~cd~false", "ab*~a~false", "ord-[0-9]{4}-x~ord-~false", "(ab|cd)efg~efg~false",
            "ab|cd~''~false",
            "\\d+\\.com~.com~false", "(?i)abc~''~false", "a[\\]b]cde~cde~false", "a{2}bc~bc~false", "(a\\)b)cd~cd~false",
            "\\Qa|b\\E~''~false", "x(?:ab)+yz~yz~false",
            "[[a]]bc~''~false", "\\u0041b~''~false", "a\\/b~a/b~true", "^abc$~abc~false"})
    void knowsALiteralThatMustOccur(String expression, String literal, boolean whole) {
        assertThat(RegexLiteral.in(expression)).isEqualTo(literal.isEmpty() ? RegexLiteral.NONE : new RegexLiteral(literal, whole));
    }

    @Test
    void findsWhatJavasExpressionsFind() throws Query.EvaluationException {
        var random = new Random(7);
        String[] parts = {"a", "b", "ab", "é", "한", "[ab]", "[^a]", ".", "\\w", "\\d", "(a|b)", "(?:ab)", "a?", "b*", "a+", "^", "$",
                "\\.", "{1,2}", "|", "A", "[^\"]", "\\b", "\\\\"};
        int found = 0;
        for (int round = 0; round < 10_000; round++) {
            var expression = new StringBuilder("a".repeat(random.nextInt(2)));
            for (int i = random.nextInt(5); i >= 0; i--) {
                expression.append(parts[random.nextInt(parts.length)]);
            }
            boolean ignoreCase = random.nextBoolean();
            String text = random.ints(random.nextInt(12), 0, 10).collect(StringBuilder::new, (s, i) -> s.append("abABé한.1\\\"".charAt(i)),
                    StringBuilder::append).toString();
            Pattern pattern;
            try {
                pattern = Pattern.compile(expression.toString(), ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
            } catch (PatternSyntaxException e) {
                continue;
            }
            boolean expected = pattern.matcher(text).find();
            found += expected ? 1 : 0;
            byte[] bytes = ("ab" + text + "ab").getBytes(StandardCharsets.UTF_8);
            assertThat(RegexTest.of(expression.toString(), ignoreCase).in(bytes, 2, bytes.length - 2))
                    .as("/%s/%s in “%s”", expression, ignoreCase ? "i" : "", text).isEqualTo(expected);
        }
        assertThat(found).isGreaterThan(1_500);
    }

    @Test
    void givesUpARunawayExpression() {
        assertThatThrownBy(() -> RegexTest.of("(.*,){20}[^,]x", false).in(("x" + ",".repeat(200)).getBytes(StandardCharsets.UTF_8), 0, 201))
                .isInstanceOf(Query.EvaluationException.class).hasMessageContaining("too long");
        assertThatThrownBy(() -> RegexTest.of("(a|b|!)*[xy]", false).in("ab".repeat(200_000).getBytes(StandardCharsets.UTF_8), 0, 400_000))
                .isInstanceOf(Query.EvaluationException.class).hasMessageContaining("too");
    }
}
