package dev.topicscope.query;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads from a JSON document in UTF-8 what a query needs, and no further than it needs to. Confined to one thread.
///
/// It knows plain JSON only, and leaves everything else (escapes in what is compared, mistakes) to a real parser. What is not needed is
/// passed over without being checked in full: a document can be decided before a mistake in it is met.
final class JsonScanner {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private final FieldState state;
    private final Scalar scalar = new Scalar();
    private byte[] bytes = {};
    private int at;
    private int to;
    private boolean plain;

    JsonScanner(FieldState state) {
        this.state = state;
    }

    /// Reads until the state is decided; false if it can't.
    boolean read(byte[] source, int from, int end) {
        bytes = source;
        at = from;
        to = end;
        plain = true;
        value(state.root());
        bytes = new byte[0];
        return plain && state.isDecided();
    }

    /// Reads the value of a node; false if there is nothing more to do, because of a decision or because this is not plain.
    private boolean value(FieldTree node) {
        space();
        if (at >= to) {
            return notPlain();
        }
        switch (bytes[at]) {
            case '{' -> {
                return container(node, Scalar.Kind.OBJECT);
            }
            case '[' -> {
                return container(node, Scalar.Kind.ARRAY);
            }
            case '"' -> {
                int end = plainEnd(at + 1);
                if (end < 0) {
                    return notPlain();
                }
                scalar.setString(bytes, at + 1, end);
                at = end + 1;
            }
            case 't' -> scalar.set(Scalar.Kind.TRUE);
            case 'f' -> scalar.set(Scalar.Kind.FALSE);
            case 'n' -> scalar.set(Scalar.Kind.NULL);
            default -> {
                int begin = at;
                if (!number()) {
                    return notPlain();
                }
                scalar.setNumber(bytes, begin, at);
            }
        }
        if (scalar.kind().compareTo(Scalar.Kind.NUMBER) < 0 && !word()) {
            return notPlain();
        }
        state.scalar(node, scalar);
        return !state.isDecided();
    }

    private boolean container(FieldTree node, Scalar.Kind kind) {
        state.begins(node, kind);
        if (state.isDecided()) {
            return false;
        }
        if ((kind == Scalar.Kind.OBJECT ? node.members() : node.elements()).isEmpty()) {
            return skipContainer();
        }
        at++;
        if (!(kind == Scalar.Kind.OBJECT ? members(node) : elements(node))) {
            return false;
        }
        state.ends(node, kind);
        return !state.isDecided();
    }

    private boolean members(FieldTree node) {
        if (took('}')) {
            return true;
        }
        do {
            if (!took('"')) {
                return notPlain();
            }
            int begin = at;
            int end = plainEnd(begin);
            if (end < 0) {
                return notPlain();
            }
            at = end + 1;
            if (!took(':')) {
                return notPlain();
            }
            var child = node.member(bytes, begin, end);
            if (!(child != null && state.isFirst(child) ? value(child) : skip())) {
                return false;
            }
        } while (took(','));
        return took('}') || notPlain();
    }

    private boolean elements(FieldTree node) {
        if (took(']')) {
            return true;
        }
        int index = 0;
        do {
            var child = node.element(index++);
            if (!(child != null && state.isFirst(child) ? value(child) : skip())) {
                return false;
            }
        } while (took(','));
        return took(']') || notPlain();
    }

    private boolean skip() {
        space();
        if (at >= to) {
            return notPlain();
        }
        return switch (bytes[at]) {
            case '{', '[' -> skipContainer();
            case '"' -> skipString() || notPlain();
            case 't', 'f', 'n' -> word() || notPlain();
            default -> number() || notPlain();
        };
    }

    private boolean skipContainer() {
        int depth = 0;
        while (at < to) {
            switch (bytes[at]) {
                case '"' -> {
                    if (!skipString()) {
                        return notPlain();
                    }
                    at--;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {
                }
            }
            at++;
            if (depth == 0) {
                return true;
            }
        }
        return notPlain();
    }

    private boolean skipString() {
        int end = stop(at + 1);
        while (end < to && bytes[end] == '\\') {
            end = stop(end + 2);
        }
        at = end + 1;
        return end < to;
    }

    /// Where the string that begins here ends; -1 if it has no end, or an escape in it.
    private int plainEnd(int from) {
        int end = stop(from);
        return end < to && bytes[end] == '"' ? end : -1;
    }

    /// The place of the next quotation mark or backslash, or one not before `to`.
    private int stop(int from) {
        int place = from;
        for (; place + 8 <= to; place += 8) {
            long eight = (long) LONGS.get(bytes, place);
            long quotes = eight ^ QUOTES;
            long backslashes = eight ^ BACKSLASHES;
            long hits = (quotes - ONES & ~quotes | backslashes - ONES & ~backslashes) & HIGH_BITS;
            if (hits != 0) {
                return place + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (place < to && bytes[place] != '"' && bytes[place] != '\\') {
            place++;
        }
        return place;
    }

    private boolean word() {
        String word = bytes[at] == 't' ? "true" : bytes[at] == 'f' ? "false" : "null";
        if (at + word.length() > to) {
            return false;
        }
        for (int i = 1; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return isDelimited();
    }

    private boolean number() {
        if (bytes[at] == '-') {
            at++;
        }
        int begin = at;
        if (!digits() || bytes[begin] == '0' && at - begin > 1) {
            return false;
        }
        if (at < to && bytes[at] == '.') {
            at++;
            if (!digits()) {
                return false;
            }
        }
        if (at < to && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < to && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            if (!digits()) {
                return false;
            }
        }
        return isDelimited();
    }

    private boolean digits() {
        int begin = at;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at > begin;
    }

    private boolean isDelimited() {
        return at >= to || bytes[at] == ',' || bytes[at] == '}' || bytes[at] == ']' || isSpace(bytes[at]);
    }

    private boolean took(char sign) {
        space();
        if (at < to && bytes[at] == sign) {
            at++;
            return true;
        }
        return false;
    }


    private void space() {
        while (at < to && isSpace(bytes[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte b) {
        return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
    }

    private boolean notPlain() {
        plain = false;
        return false;
    }
}
