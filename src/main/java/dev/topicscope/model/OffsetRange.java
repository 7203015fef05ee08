package dev.topicscope.model;

import java.util.Objects;

/// A run of offsets in one partition: `from` inclusive, `to` exclusive.
///
/// Compaction and transaction markers leave gaps, so [#length()] is an upper bound on the number of records in the range, never a
/// promise.
///
/// @throws IllegalArgumentException if `from` is negative or greater than `to`
public record OffsetRange(Partition partition, long from, long to) {

    public OffsetRange {
        Objects.requireNonNull(partition, "partition");
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("No range of offsets: " + from + " to " + to);
        }
    }

    /// How many offsets the range spans.
    public long length() {
        return to - from;
    }

    public boolean isEmpty() {
        return from == to;
    }

    public boolean contains(long offset) {
        return from <= offset && offset < to;
    }
}
