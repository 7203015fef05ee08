package dev.topicscope.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

/// Makes a tree of a JSON document in UTF-8, or of those members of it that are needed. Confined to one thread.
///
/// It knows plain JSON only, and leaves everything else (escapes, numbers that no `double` holds exactly, mistakes, deep nesting) to a real
/// parser. What is not needed is passed over without being checked in full.
final class JsonTree {

    private static final int DEEPEST = 64;
    private static final int NAMES = 256;
    private static final int LONGEST_NAME = 64;

    private final Optional<Set<String>> needed;
    private final JsonCursor cursor = new JsonCursor();
    private final String[] names = new String[NAMES];
    private final byte[][] nameBytes = new byte[NAMES][];

    /// The document is too much for this reader. Cheap: without a stack trace.
    static final class NotPlainException extends Exception {

        private static final long serialVersionUID = 1L;

        NotPlainException() {
            super(null, null, false, false);
        }
    }

    /// `needed` names the members of the document that are looked at; absent, it is all of it.
    JsonTree(Optional<Set<String>> needed) {
        this.needed = needed;
    }

    JsonNode read(byte[] source, int from, int end) throws NotPlainException {
        cursor.begin(source, from, end);
        try {
            return value(0);
        } finally {
            cursor.begin(new byte[0], 0, 0);
        }
    }

    private JsonNode value(int depth) throws NotPlainException {
        switch (cursor.peek()) {
            case '{':
                return object(depth);
            case '[':
                return array(depth);
            case '"':
                return TextNode.valueOf(string());
            case 't':
                cursor.word("true");
                return BooleanNode.TRUE;
            case 'f':
                cursor.word("false");
                return BooleanNode.FALSE;
            case 'n':
                cursor.word("null");
                return NullNode.getInstance();
            default:
                return number();
        }
    }

    private JsonNode object(int depth) throws NotPlainException {
        var object = JsonNodeFactory.instance.objectNode();
        boolean selects = depth == 0 && needed.isPresent();
        enter(depth);
        if (cursor.took('}')) {
            return object;
        }
        do {
            if (cursor.peek() != '"') {
                throw new NotPlainException();
            }
            String name = name();
            cursor.expect(':');
            if (selects && !needed.get().contains(name)) {
                cursor.skip();
            } else {
                object.set(name, value(depth + 1));
            }
        } while (cursor.took(','));
        cursor.expect('}');
        return object;
    }

    private JsonNode array(int depth) throws NotPlainException {
        var array = JsonNodeFactory.instance.arrayNode();
        enter(depth);
        if (cursor.took(']')) {
            return array;
        }
        do {
            array.add(value(depth + 1));
        } while (cursor.took(','));
        cursor.expect(']');
        return array;
    }

    private void enter(int depth) throws NotPlainException {
        if (depth == DEEPEST) {
            throw new NotPlainException();
        }
        cursor.next();
    }

    private String string() throws NotPlainException {
        boolean ascii = cursor.string();
        byte[] bytes = cursor.bytes();
        int length = cursor.end() - cursor.start();
        if (ascii) {
            return new String(bytes, cursor.start(), length, StandardCharsets.ISO_8859_1);
        }
        String text = new String(bytes, cursor.start(), length, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0) {
            throw new NotPlainException();
        }
        return text;
    }

    /// The same names come again and again.
    private String name() throws NotPlainException {
        int start = cursor.at() + 1;
        String kept = kept(start);
        if (kept != null) {
            return kept;
        }
        String name = string();
        int length = cursor.end() - cursor.start();
        if (length <= LONGEST_NAME && length > 0) {
            int slot = slot(cursor.bytes(), start, length);
            names[slot] = name;
            nameBytes[slot] = Arrays.copyOfRange(cursor.bytes(), cursor.start(), cursor.end());
        }
        return name;
    }

    private String kept(int start) {
        int length = cursor.toQuote(start) - start;
        if (length <= 0 || length > LONGEST_NAME) {
            return null;
        }
        int slot = slot(cursor.bytes(), start, length);
        byte[] its = nameBytes[slot];
        if (its == null || its.length != length || !Arrays.equals(its, 0, length, cursor.bytes(), start, start + length)) {
            return null;
        }
        cursor.pass(start + length + 1);
        return names[slot];
    }

    private static int slot(byte[] bytes, int start, int length) {
        return (bytes[start] * 31 + bytes[start + length / 2] * 7 + bytes[start + length - 1] * 13 + length) & NAMES - 1;
    }

    private JsonNode number() throws NotPlainException {
        cursor.number();
        if (!cursor.isWhole()) {
            return DoubleNode.valueOf(cursor.decimal());
        }
        long whole = cursor.whole();
        return whole == (int) whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
    }
}
