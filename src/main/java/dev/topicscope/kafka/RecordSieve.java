package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.topicscope.query.Query.Matcher;

/// Passes over polled records that can't match, many at a time. Confined to one thread.
///
/// Records of one uncompressed batch are slices of one array, in which they stand as they were sent: key, value and headers of one, then
/// those of the next. So a single search through the array tells that none of them can match, or which is the first that may. Records with
/// arrays of their own are all to be looked at.
final class RecordSieve {

    private static final int MOST_BYTES = 64 << 10;
    private static final int FEWEST = 8;
    private static final int PAUSE = 2_000;

    private final Matcher matcher;
    private byte[] bytes = {};
    // The records before this one are in `bytes`, up to its end.
    private int end;
    private int bytesEnd;
    private int looked;
    private int passed;
    private int pause;

    RecordSieve(Matcher matcher) {
        this.matcher = matcher;
    }

    /// To be called before the first of other records.
    void begin() {
        end = 0;
    }

    /// Lets go of what it has looked at.
    void clear() {
        bytes = new byte[0];
    }

    /// The index, from `from` to `number` (both inclusive), of the next record that may match; `number` if there is none.
    int next(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, int from, int number) {
        int at = from;
        while (at < number) {
            if (pause > 0) {
                pause--;
                return at;
            }
            if (at >= end) {
                open(records, at, number);
            }
            if (at >= end) {
                return at;
            }
            int before = at;
            at = candidate(records, at);
            judge(at - before);
            if (at < end) {
                return at;
            }
        }
        return at;
    }

    /// Finds out how many records from this one on are in its array, the last of which only marks the end of those before it.
    private void open(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, int from, int number) {
        var first = records.get(from).value();
        int last = from;
        if (first != null && first.hasArray()) {
            bytes = first.array();
            bytesEnd = 0;
            int most = start(first) + MOST_BYTES;
            for (int next = from; next < number && follows(records.get(next)) && bytesEnd < most; next++) {
                bytesEnd = start(records.get(next).value());
                last = next;
            }
        }
        end = last - from < FEWEST ? from : last;
        if (end == from) {
            pause = FEWEST;
        }
    }

    /// Whether the record stands in the array, behind the one before.
    private boolean follows(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        var key = record.key();
        var value = record.value();
        return value != null && value.hasArray() && value.array() == bytes && start(value) >= bytesEnd
                && (key == null || key.hasArray() && key.array() == bytes && start(key) >= bytesEnd && start(key) <= start(value));
    }

    private int candidate(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, int from) {
        int place = matcher.nextPossible(bytes, start(records.get(from)), bytesEnd);
        if (place >= bytesEnd) {
            return end;
        }
        int at = from;
        while (at + 1 < end && start(records.get(at + 1)) <= place) {
            at++;
        }
        return at;
    }

    /// Where nearly all records may match, it is cheaper to look at each at once.
    private void judge(int more) {
        looked++;
        passed += more;
        if (looked == FEWEST) {
            pause = passed < 2 * FEWEST ? PAUSE : 0;
            looked = 0;
            passed = 0;
        }
    }

    private static int start(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        return start(record.key() == null ? record.value() : record.key());
    }

    private static int start(ByteBuffer buffer) {
        return buffer.arrayOffset() + buffer.position();
    }
}
