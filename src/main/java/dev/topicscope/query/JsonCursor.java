package dev.topicscope.query;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import dev.topicscope.query.JsonTree.NotPlainException;

/// Goes over the bytes of a plain JSON document, sign by sign and value by value. White space before a sign or value is passed over.
/// Confined to one thread.
final class JsonCursor {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int MOST_DIGITS = 15;
    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

    private byte[] bytes = {};
    private int at;
    private int to;
    private int start;
    private int end;
    private long digits;
    private int decimals;
    private boolean negative;

    void begin(byte[] source, int from, int until) {
        bytes = source;
        at = from;
        to = until;
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    /// Where the string just read begins, and ends.
    int start() {
        return start;
    }

    int end() {
        return end;
    }

    void pass(int next) {
        at = next;
    }

    void next() {
        at++;
    }

    /// The next byte that is no white space.
    byte peek() throws NotPlainException {
        while (at < to && isSpace(bytes[at])) {
            at++;
        }
        if (at >= to) {
            throw new NotPlainException();
        }
        return bytes[at];
    }

    boolean took(char sign) throws NotPlainException {
        boolean is = peek() == sign;
        at += is ? 1 : 0;
        return is;
    }

    void expect(char sign) throws NotPlainException {
        if (!took(sign)) {
            throw new NotPlainException();
        }
    }

    void word(String word) throws NotPlainException {
        int after = at + word.length();
        if (after > to) {
            throw new NotPlainException();
        }
        for (int i = 1; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                throw new NotPlainException();
            }
        }
        at = after;
        delimited();
    }

    /// Where the next quotation mark is, at or after `from`; `from` if it is not near.
    int toQuote(int from) {
        for (int place = from; place + 8 <= to && place < from + 64; place += 8) {
            long differing = (long) LONGS.get(bytes, place) ^ '"' * ONES;
            long hits = differing - ONES & ~differing & HIGH_BITS;
            if (hits != 0) {
                return place + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        return from;
    }

    /// Passes over a string, and tells whether all of it is ASCII.
    boolean string() throws NotPlainException {
        start = at + 1;
        int place = start;
        int all = 0;
        while (place < to && bytes[place] != '"') {
            if (bytes[place] == '\\' || bytes[place] >= 0 && bytes[place] < ' ') {
                throw new NotPlainException();
            }
            all |= bytes[place++];
        }
        if (place >= to) {
            throw new NotPlainException();
        }
        end = place;
        at = place + 1;
        return all >= 0;
    }

    /// Passes over any value, without a look at what it is.
    void skip() throws NotPlainException {
        switch (peek()) {
            case '"' -> skipString();
            case '{', '[' -> skipContainer();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void skipContainer() throws NotPlainException {
        int depth = 0;
        while (at < to) {
            switch (bytes[at]) {
                case '"' -> {
                    skipString();
                    at--;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {
                }
            }
            at++;
            if (depth == 0) {
                return;
            }
        }
        throw new NotPlainException();
    }

    private void skipString() throws NotPlainException {
        at++;
        while (at < to && bytes[at] != '"') {
            at += at + 8 <= to && isPlain((long) LONGS.get(bytes, at)) ? 8 : bytes[at] == '\\' ? 2 : 1;
        }
        if (at++ >= to) {
            throw new NotPlainException();
        }
    }

    private static boolean isPlain(long eight) {
        long quotes = eight ^ '"' * ONES;
        long backslashes = eight ^ '\\' * ONES;
        return ((quotes - ONES & ~quotes | backslashes - ONES & ~backslashes) & HIGH_BITS) == 0;
    }

    /// Reads a number of 15 digits at most, without an exponent.
    void number() throws NotPlainException {
        negative = bytes[at] == '-';
        at += negative ? 1 : 0;
        int first = at;
        digits = 0;
        digits();
        int number = at - first;
        decimals = 0;
        boolean leading = number > 1 && bytes[first] == '0';
        if (at < to && bytes[at] == '.') {
            at++;
            digits();
            decimals = at - first - number - 1;
        }
        if (number == 0 || leading || number + decimals > MOST_DIGITS || bytes[at - 1] == '.') {
            throw new NotPlainException();
        }
        delimited();
    }

    private void digits() {
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            digits = digits * 10 + bytes[at++] - '0';
        }
    }

    /// Whether the number just read has no decimal point.
    boolean isWhole() {
        return decimals == 0;
    }

    long whole() {
        return negative ? -digits : digits;
    }

    double decimal() {
        double value = digits / POWERS[decimals];
        return negative ? -value : value;
    }

    private void delimited() throws NotPlainException {
        if (at < to && bytes[at] != ',' && bytes[at] != '}' && bytes[at] != ']' && !isSpace(bytes[at])) {
            throw new NotPlainException();
        }
    }

    private static boolean isSpace(byte b) {
        return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
    }
}
