package dev.topicscope.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that gather until they are written. Not thread-safe.
final class LineBuffer {

    /// After a line longer than this, the memory is let go again.
    private static final int LARGEST_KEPT = 4 << 20;
    /// Up to this length six times the memory, which is the most that escaping can need, costs less than counting.
    private static final int COUNTED = 1 << 14;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1 << 17];
    private int size;

    int size() {
        return size;
    }

    LineBuffer put(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    LineBuffer put(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    LineBuffer put(byte[] content) {
        room(content.length);
        System.arraycopy(content, 0, bytes, size, content.length);
        size += content.length;
        return this;
    }

    LineBuffer put(long number) {
        return put(Long.toString(number));
    }

    /// `utf8`, which must be that, as a JSON string.
    LineBuffer putJsonString(byte[] utf8) {
        room(utf8.length <= COUNTED ? 6L * utf8.length + 2 : escapedLength(utf8) + 2);
        byte[] to = bytes;
        int at = size;
        to[at++] = '"';
        for (byte b : utf8) {
            if (b >= 0 && b < ' ' || b == '"' || b == '\\') {
                at = escape(b, to, at);
            } else {
                to[at++] = b;
            }
        }
        to[at++] = '"';
        size = at;
        return this;
    }

    private static long escapedLength(byte[] utf8) {
        long length = 0;
        for (byte b : utf8) {
            length += b == '"' || b == '\\' || b == '\n' || b == '\r' || b == '\t' ? 2 : b >= 0 && b < ' ' ? 6 : 1;
        }
        return length;
    }

    private static int escape(byte b, byte[] to, int from) {
        int at = from;
        to[at++] = '\\';
        switch (b) {
            case '"', '\\' -> to[at++] = b;
            case '\n' -> to[at++] = 'n';
            case '\r' -> to[at++] = 'r';
            case '\t' -> to[at++] = 't';
            default -> {
                to[at++] = 'u';
                to[at++] = '0';
                to[at++] = '0';
                to[at++] = DIGITS[b >> 4];
                to[at++] = DIGITS[b & 0xf];
            }
        }
        return at;
    }

    void passTo(OutputStream target) throws IOException {
        target.write(bytes, 0, size);
        size = 0;
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[1 << 17];
        }
    }

    private void room(long more) {
        long needed = size + more;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, 2L * bytes.length)));
        }
    }
}
