package dev.topicscope.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The bytes of a buffer as an array and its bounds: its own array where it has one, else a copy in a buffer that is used again. Confined
/// to one thread.
final class Bytes {

    private static final int MOST_KEPT = 1 << 20;

    private byte[] copy = {};
    private byte[] array = {};
    private int from;
    private int to;
    private boolean isNull;

    void take(ByteBuffer buffer) {
        isNull = buffer == null;
        if (isNull) {
            array = copy;
            from = 0;
            to = 0;
        } else if (buffer.hasArray()) {
            array = buffer.array();
            from = buffer.arrayOffset() + buffer.position();
            to = from + buffer.remaining();
        } else {
            to = buffer.remaining();
            from = 0;
            if (copy.length < to || copy.length > MOST_KEPT && to <= MOST_KEPT) {
                copy = new byte[to];
            }
            array = copy;
            buffer.get(buffer.position(), array, 0, to);
        }
    }

    boolean isNull() {
        return isNull;
    }

    /// Whether these pass the test; what is null passes none.
    boolean pass(ByteTest test) throws Query.EvaluationException {
        return !isNull && test.in(array, from, to);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
