package dev.topicscope.query;

import java.util.Arrays;

/// A test of one value in a document. Immutable.
sealed interface FieldTest {

    Verdict of(Scalar value);

    /// Why the test is an error on such a value.
    default String complaint(Scalar.Kind kind) {
        throw new IllegalStateException(kind + " is no error here");
    }

    /// Whether a value that is missing passes.
    default boolean passesNull() {
        return of(Scalar.of(Scalar.Kind.NULL)) == Verdict.TRUE;
    }

    /// Neither false nor null.
    record Truth() implements FieldTest {
        @Override
        public Verdict of(Scalar value) {
            return Verdict.of(value.kind() != Scalar.Kind.NULL && value.kind() != Scalar.Kind.FALSE);
        }
    }

    /// Compared with a literal that is no array and no object.
    record Comparison(Operator operator, Scalar literal) implements FieldTest {
        @Override
        public Verdict of(Scalar value) {
            return Verdict.of(operator.fits(value.compareTo(literal)));
        }
    }

    /// A string function of jq; an error on what is no string.
    record TextTest(TextFunction function, String text, TextRun test) implements FieldTest {

        static TextTest of(TextFunction function, String text) {
            byte[] wanted = Scalar.string(text).bytes();
            int length = wanted.length;
            TextRun test = switch (function) {
                case CONTAINS, TEST -> length == 0 ? (bytes, from, to) -> true : new Substring(wanted, false)::in;
                case STARTS_WITH -> (bytes, from, to) -> to - from >= length && equal(bytes, from, wanted);
                case ENDS_WITH -> (bytes, from, to) -> to - from >= length && equal(bytes, to - length, wanted);
            };
            return new TextTest(function, text, test);
        }

        @Override
        public Verdict of(Scalar value) {
            if (value.kind() != Scalar.Kind.STRING) {
                return Verdict.ERROR;
            }
            return Verdict.of(test.in(value.bytes(), value.from(), value.to()));
        }

        @Override
        public String complaint(Scalar.Kind kind) {
            return switch (function) {
                case CONTAINS -> kind.word() + " and string cannot have their containment checked";
                case TEST -> kind.word() + " cannot be matched, as it is not a string";
                case STARTS_WITH, ENDS_WITH -> function.word() + "() requires string inputs";
            };
        }

        private static boolean equal(byte[] bytes, int from, byte[] wanted) {
            return Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
        }
    }

    /// A test of a string's UTF-8.
    @FunctionalInterface
    interface TextRun {
        boolean in(byte[] bytes, int from, int to);
    }

    /// jq's comparisons.
    enum Operator {
        EQUAL("=="), NOT_EQUAL("!="), LESS("<"), AT_MOST("<="), GREATER(">"), AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        /// Whether sides in this order, as a comparator tells it, are compared so.
        boolean fits(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case GREATER -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }

        /// The operator that says the same with its sides exchanged.
        Operator flipped() {
            return switch (this) {
                case EQUAL, NOT_EQUAL -> this;
                case LESS -> GREATER;
                case AT_MOST -> AT_LEAST;
                case GREATER -> LESS;
                case AT_LEAST -> AT_MOST;
            };
        }
    }

    /// jq's tests of strings that are understood here; `test` of texts without a sign that means something in a regular expression.
    enum TextFunction {
        CONTAINS("contains"), STARTS_WITH("startswith"), ENDS_WITH("endswith"), TEST("test");

        private final String word;

        TextFunction(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
