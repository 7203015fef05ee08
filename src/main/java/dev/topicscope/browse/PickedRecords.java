package dev.topicscope.browse;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;

/// Records picked out of a store, to be used later, when the store may have moved on. Thread-safe.
///
/// The first of them, up to [#HELD_BYTES], are copied; of the others only their places are remembered, and they are looked up in the store
/// when they are asked for. What that has dropped by then is given as cut, with none of its bytes, so that whoever needs it whole gets it
/// by its offset.
public final class PickedRecords {

    /// How much memory the copies take.
    public static final long HELD_BYTES = 48L << 20;
    /// How many records can be picked at once.
    public static final long MOST = 1_000_000;

    private final RecordStore source;
    private final RecordStore copies;
    private final String topic;
    private final long[] indices;
    private final int[] partitions;
    private final long[] offsets;
    private final long sizeBytes;
    private final long missing;

    private PickedRecords(RecordStore source, String topic, IndexRange rows, Cancellation cancellation) throws FailureException {
        this.source = source;
        this.topic = topic;
        int most = (int) Math.min(MOST, rows.end() - rows.first());
        copies = new RecordStore(topic, HELD_BYTES, source.headBytes());
        copies.keepOldest(true);
        var foundIndices = new long[most];
        var foundPartitions = new int[most];
        var foundOffsets = new long[most];
        int count = 0;
        long size = 0;
        boolean room = true;
        for (long index = rows.first(); index < rows.first() + most; index++) {
            cancellation.check();
            var found = source.preview(index, 0);
            if (found.isPresent()) {
                foundIndices[count] = index;
                foundPartitions[count] = found.get().partition().number();
                foundOffsets[count] = found.get().offset();
                size += found.get().keySizeBytes() + (long) found.get().valueSizeBytes();
                var message = room ? source.message(index) : Optional.<Message>empty();
                room = message.isPresent() && copies.append(message.get());
                count++;
            }
        }
        indices = Arrays.copyOf(foundIndices, count);
        partitions = Arrays.copyOf(foundPartitions, count);
        offsets = Arrays.copyOf(foundOffsets, count);
        sizeBytes = size;
        missing = rows.end() - rows.first() - count;
    }

    /// Picks the records of those rows, the first [#MOST] of them. Takes a while where there are many: call it on a worker.
    ///
    /// @throws FailureException `Cancelled`
    public static PickedRecords of(RecordStore source, String topic, IndexRange rows, Cancellation cancellation) throws FailureException {
        return new PickedRecords(source, topic, rows, cancellation);
    }

    /// The topic that they are from.
    public String topic() {
        return topic;
    }

    public int count() {
        return indices.length;
    }

    /// The keys and values of all of them together.
    public long sizeBytes() {
        return sizeBytes;
    }

    /// How many of the rows were not there any more, or were too many.
    public long missing() {
        return missing;
    }

    /// The highest partition that one of them is from; 0 if there are none.
    public int highestPartition() {
        return IntStream.of(partitions).max().orElse(0);
    }

    /// Record `place`, counted from 0: whole, cut as it was in the store, or, if it is no longer held, cut with no bytes at all.
    public Message message(int place) {
        if (place < copies.end()) {
            return copies.message(place).orElseThrow();
        }
        var partition = new Partition(topic, partitions[place]);
        return source.message(indices[place])
                .filter(held -> held.partition().equals(partition) && held.offset() == offsets[place])
                .orElseGet(() -> new Message(partition, offsets[place], Optional.empty(), Optional.empty(), 0, Optional.of(new byte[0]), 1,
                        List.of()));
    }
}
