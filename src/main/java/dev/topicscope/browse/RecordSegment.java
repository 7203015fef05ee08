package dev.topicscope.browse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.topicscope.model.Header;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Timestamp;

/// Some consecutive records of a [RecordStore], packed into one array. Not thread-safe: the store's lock guards it.
///
/// Layout of a record: partition (4 bytes), timestamp kind (1: 0 none, else ordinal + 1), offset (8), timestamp (8), length of key (4), of
/// value (4) and number of headers (4), then key, value, and for each header the lengths of its name and value (4 each) and their bytes. A
/// length of −1 is `null`. Of a key or value longer than `headBytes` only so many bytes follow, its length being told in full.
final class RecordSegment {

    private static final int FIXED = 33;
    private static final int SMALLEST = 1 << 16;
    private static final int LARGEST = 1 << 20;
    private static final int NULL = -1;
    private static final Timestamp.Kind[] KINDS = Timestamp.Kind.values();

    private final long base;
    private final ByteBuffer bytes;
    private final int headBytes;
    private int[] starts;
    private int hidden;
    private int count;

    RecordSegment(long firstIndex, int capacity, int headBytes) {
        this(firstIndex, ByteBuffer.allocate(capacity), headBytes, new int[64]);
    }

    private RecordSegment(long base, ByteBuffer bytes, int headBytes, int[] starts) {
        this.base = base;
        this.bytes = bytes;
        this.headBytes = headBytes;
        this.starts = starts;
    }

    /// The segment with the record of `index` among those that follow one another without a gap.
    static Optional<RecordSegment> find(long index, ArrayDeque<RecordSegment> segments) {
        // Who looks, looks mostly near one of the ends; a full store has some hundreds of segments.
        for (var segment : segments.reversed()) {
            if (index >= segment.firstIndex()) {
                return Optional.of(segment);
            }
        }
        return Optional.empty();
    }

    /// A copy without spare room whose first record has another index.
    RecordSegment at(long firstIndex) {
        var used = ByteBuffer.allocate(bytes.position()).put(bytes.array(), 0, bytes.position());
        var copy = new RecordSegment(firstIndex - hidden, used, headBytes, Arrays.copyOf(starts, Math.max(1, count)));
        copy.count = count;
        copy.hidden = hidden;
        return copy;
    }

    static int sizeOf(ByteBuffer key, ByteBuffer value, List<Header> headers, int headBytes) {
        int size = FIXED + Math.min(remaining(key), headBytes) + Math.min(remaining(value), headBytes);
        for (var header : headers) {
            size += 8 + header.key().getBytes(StandardCharsets.UTF_8).length + header.value().map(bytes -> bytes.length).orElse(0);
        }
        return size;
    }

    static int sizeOf(Message message, int headBytes) {
        return sizeOf(message.key().map(ByteBuffer::wrap).orElse(null), message.value().map(ByteBuffer::wrap).orElse(null),
                message.headers(), headBytes);
    }

    /// How large a new segment should be: small for the first records of a store, so that a topic of ten records takes no megabyte; a
    /// sixteenth of the limit at most, so that dropping one drops little; and always large enough for the record that asks.
    static int capacityFor(int size, long recordsBefore, long limitBytes) {
        long usual = recordsBefore == 0 ? SMALLEST : LARGEST;
        return (int) Math.max(size, Math.min(usual, limitBytes / 16));
    }

    long firstIndex() {
        return base + hidden;
    }

    long endIndex() {
        return base + count;
    }

    /// Hides the records before `index`.
    void hideBefore(long index) {
        hidden = Math.clamp(index - base, hidden, count);
    }

    int partition(long index) {
        return bytes.getInt(startOf(index));
    }

    long offset(long index) {
        return bytes.getLong(startOf(index) + 5);
    }

    long heldBytes() {
        return bytes.capacity() + 4L * starts.length;
    }

    boolean hasRoom(int size) {
        return bytes.remaining() >= size;
    }

    void append(int partition, long offset, Timestamp.Kind kind, long millis, ByteBuffer key, ByteBuffer value, List<Header> headers) {
        begin(partition, offset, kind, millis);
        bytes.putInt(lengthOf(key)).putInt(lengthOf(value)).putInt(headers.size());
        put(key);
        put(value);
        put(headers);
    }

    /// Appends what another store has of a record, which may have been cut there already.
    void append(Message message) {
        begin(message.partition().number(), message.offset(), message.timestamp().map(Timestamp::kind).orElse(null),
                message.timestamp().map(timestamp -> timestamp.time().toEpochMilli()).orElse(0L));
        bytes.putInt(message.key().isEmpty() ? NULL : message.keySizeBytes())
                .putInt(message.value().isEmpty() ? NULL : message.valueSizeBytes()).putInt(message.headers().size());
        put(message.key().map(ByteBuffer::wrap).orElse(null));
        put(message.value().map(ByteBuffer::wrap).orElse(null));
        put(message.headers());
    }

    private void begin(int partition, long offset, Timestamp.Kind kind, long millis) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = bytes.position();
        bytes.putInt(partition).put((byte) (kind == null ? 0 : kind.ordinal() + 1)).putLong(offset).putLong(millis);
    }

    private void put(List<Header> headers) {
        for (var header : headers) {
            byte[] name = header.key().getBytes(StandardCharsets.UTF_8);
            bytes.putInt(name.length).putInt(header.value().map(content -> content.length).orElse(NULL)).put(name);
            header.value().ifPresent(bytes::put);
        }
    }

    Message message(String topic, long index) {
        int at = startOf(index);
        int key = bytes.getInt(at + 21);
        int value = bytes.getInt(at + 25);
        int keyStart = at + FIXED;
        int valueStart = keyStart + held(key);
        return new Message(new Partition(topic, bytes.getInt(at)), bytes.getLong(at + 5), timestamp(at), slice(keyStart, key, key),
                Math.max(0, key), slice(valueStart, value, value), Math.max(0, value),
                headers(at, valueStart + held(value), Integer.MAX_VALUE));
    }

    RecordPreview preview(String topic, long index, int most) {
        int at = startOf(index);
        int key = bytes.getInt(at + 21);
        int value = bytes.getInt(at + 25);
        int keyStart = at + FIXED;
        return new RecordPreview(index, new Partition(topic, bytes.getInt(at)), bytes.getLong(at + 5), timestamp(at),
                slice(keyStart, key, most), Math.max(0, key), slice(keyStart + held(key), value, most), Math.max(0, value),
                bytes.getInt(at + 29));
    }

    List<Header> headers(long index, int most) {
        int at = startOf(index);
        return headers(at, at + FIXED + held(bytes.getInt(at + 21)) + held(bytes.getInt(at + 25)), most);
    }

    private int startOf(long index) {
        return starts[(int) (index - base)];
    }

    private Optional<Timestamp> timestamp(int at) {
        byte kind = bytes.get(at + 4);
        return kind == 0 ? Optional.empty() : Optional.of(new Timestamp(Instant.ofEpochMilli(bytes.getLong(at + 13)), KINDS[kind - 1]));
    }

    private List<Header> headers(int at, int firstHeader, int most) {
        int number = bytes.getInt(at + 29);
        var headers = new ArrayList<Header>(number);
        int next = firstHeader;
        for (int i = 0; i < number; i++) {
            int name = bytes.getInt(next);
            int value = bytes.getInt(next + 4);
            headers.add(new Header(new String(bytes.array(), next + 8, name, StandardCharsets.UTF_8),
                    exactly(next + 8 + name, Math.min(value, most))));
            next += 8 + name + Math.max(0, value);
        }
        return headers;
    }

    /// At most `most` bytes of what is held of a key or value of that length.
    private Optional<byte[]> slice(int start, int length, int most) {
        return exactly(start, length == NULL ? NULL : Math.min(held(length), most));
    }

    private Optional<byte[]> exactly(int start, int length) {
        return length == NULL ? Optional.empty() : Optional.of(Arrays.copyOfRange(bytes.array(), start, start + length));
    }

    /// How many of `length` bytes are here.
    private int held(int length) {
        return Math.clamp(length, 0, headBytes);
    }

    private void put(ByteBuffer content) {
        if (content != null) {
            bytes.put(content.duplicate().limit(content.position() + held(content.remaining())));
        }
    }

    private static int lengthOf(ByteBuffer content) {
        return content == null ? NULL : content.remaining();
    }

    private static int remaining(ByteBuffer content) {
        return content == null ? 0 : content.remaining();
    }
}
