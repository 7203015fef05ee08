package dev.topicscope.query;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A value met in a JSON document, as far as a comparison wants to know it: its kind, and of numbers and strings what they are. Mutable, so
/// that a scan needs only one; confined to one thread.
final class Scalar {

    /// The kinds of values in the order in which jq sorts them.
    enum Kind {
        NULL("null"), FALSE("boolean"), TRUE("boolean"), NUMBER("number"), STRING("string"), ARRAY("array"), OBJECT("object");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// What jq calls such a value.
        String word() {
            return word;
        }
    }

    // Above, neighbouring integers can be the same double.
    private static final double EXACT = 1L << 53;
    private static final int MOST_EXACT_DIGITS = 1_000;
    private static final int MOST_LONG_DIGITS = 18;
    private static final int MOST_DOUBLE_DIGITS = 15;
    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

    private Kind kind = Kind.NULL;
    private boolean isLong;
    private long asLong;
    private double asDouble;
    // The digits of a number or the UTF-8 of a string.
    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    /// The number with these digits, which must be those of a JSON number.
    static Scalar number(String digits) {
        var scalar = new Scalar();
        byte[] bytes = digits.getBytes(StandardCharsets.US_ASCII);
        scalar.setNumber(bytes, 0, bytes.length);
        return scalar;
    }

    static Scalar string(String text) {
        var scalar = new Scalar();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        scalar.setString(bytes, 0, bytes.length);
        return scalar;
    }

    static Scalar of(Kind kind) {
        var scalar = new Scalar();
        scalar.set(kind);
        return scalar;
    }

    Kind kind() {
        return kind;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// The digits of a number, the characters of a string.
    String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    void set(Kind next) {
        kind = next;
    }

    void setString(byte[] source, int begin, int end) {
        kind = Kind.STRING;
        bytes = source;
        from = begin;
        to = end;
    }

    /// Takes the digits of a JSON number, which the caller has checked to be such.
    void setNumber(byte[] source, int begin, int end) {
        kind = Kind.NUMBER;
        bytes = source;
        from = begin;
        to = end;
        boolean negative = source[begin] == '-';
        long digits = 0;
        int count = 0;
        int point = -1;
        for (int at = negative ? begin + 1 : begin; at < end; at++) {
            int digit = source[at] - '0';
            if (digit >= 0 && digit <= 9 && count < MOST_LONG_DIGITS) {
                digits = digits * 10 + digit;
                count++;
            } else if (source[at] == '.') {
                point = at;
            } else {
                isLong = false;
                asDouble = Double.parseDouble(new String(source, begin, end - begin, StandardCharsets.US_ASCII));
                return;
            }
        }
        isLong = point < 0;
        asLong = negative ? -digits : digits;
        if (isLong) {
            asDouble = asLong;
        } else if (count <= MOST_DOUBLE_DIGITS) {
            asDouble = (negative ? -(double) digits : (double) digits) / POWERS[end - point - 1];
        } else {
            asDouble = Double.parseDouble(new String(source, begin, end - begin, StandardCharsets.US_ASCII));
        }
    }

    /// How this sorts to a value that is no array and no object, as jq sorts: less than 0, 0, more than 0.
    int compareTo(Scalar other) {
        if (kind != other.kind) {
            return kind.compareTo(other.kind);
        }
        return switch (kind) {
            case NUMBER -> compareNumbers(other);
            case STRING -> Arrays.compareUnsigned(bytes, from, to, other.bytes, other.from, other.to);
            default -> 0;
        };
    }

    private int compareNumbers(Scalar other) {
        if (isLong && other.isLong) {
            return Long.compare(asLong, other.asLong);
        }
        if (asDouble != other.asDouble) {
            return asDouble < other.asDouble ? -1 : 1;
        }
        boolean exact = Math.abs(asDouble) >= EXACT && !Double.isInfinite(asDouble) && to - from <= MOST_EXACT_DIGITS
                && other.to - other.from <= MOST_EXACT_DIGITS;
        return exact ? decimal().compareTo(other.decimal()) : 0;
    }

    private BigDecimal decimal() {
        return new BigDecimal(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    }
}
