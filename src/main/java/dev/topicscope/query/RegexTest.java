package dev.topicscope.query;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.topicscope.model.Cancellation;

/// A regular expression to be found in text in UTF-8. Confined to one thread.
///
/// A literal that every match must contain is looked for first, byte by byte. An expression that takes too long on one text, or nests too
/// deep, is given up on that text.
final class RegexTest implements ByteTest {

    // Steps a well-behaved expression never comes near to, and a run-away one has done in a tenth of a second.
    private static final long STEPS = 10_000_000;
    private static final long STEPS_PER_BYTE = 50;

    private final Pattern pattern;
    private final Optional<Substring> required;
    private final boolean isLiteral;
    private final Budget budget;
    private final CountedText text;
    private final Matcher matcher;

    private RegexTest(Pattern pattern, Optional<Substring> required, boolean isLiteral, Cancellation ended) {
        this.pattern = pattern;
        this.required = required;
        this.isLiteral = isLiteral;
        budget = new Budget(ended);
        text = new CountedText(budget);
        matcher = pattern.matcher(text);
    }

    /// @throws PatternSyntaxException if the expression is wrong
    static RegexTest of(String expression, boolean ignoreCase) {
        boolean ascii = expression.chars().allMatch(c -> c < 0x80);
        int flags = ignoreCase ? Pattern.CASE_INSENSITIVE | (ascii ? 0 : Pattern.UNICODE_CASE) : 0;
        var pattern = Pattern.compile(expression, flags);
        var literal = ignoreCase && !ascii ? RegexLiteral.NONE : RegexLiteral.in(expression);
        var required = literal.text().isEmpty() ? Optional.<Substring>empty() : Optional.of(new Substring(literal.text(), ignoreCase));
        return new RegexTest(pattern, required, literal.isWhole(), new Cancellation());
    }

    @Override
    public ByteTest copy(Cancellation ended) {
        return new RegexTest(pattern, required, isLiteral, ended);
    }

    @Override
    public boolean in(byte[] bytes, int from, int to) throws Query.EvaluationException {
        if (required.isPresent()) {
            boolean found = required.get().in(bytes, from, to);
            if (!found || isLiteral) {
                return found;
            }
        }
        text.begin(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        budget.begin(STEPS + STEPS_PER_BYTE * (to - from));
        try {
            return matcher.reset().find();
        } catch (StackOverflowError e) {
            throw new Query.EvaluationException("the regular expression nests too deep on this text");
        } catch (Budget.SpentException e) {
            throw new Query.EvaluationException("the regular expression takes too long on this text");
        } finally {
            text.begin("");
        }
    }

    @Override
    public int next(byte[] bytes, int from, int to) {
        return required.isPresent() ? required.get().next(bytes, from, to) : from;
    }

    /// A text that counts how often it is looked at.
    private static final class CountedText implements CharSequence {
        private final Budget budget;
        private String text = "";

        private CountedText(Budget budget) {
            this.budget = budget;
        }

        private void begin(String next) {
            text = next;
        }

        @Override
        public char charAt(int index) {
            budget.step();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
