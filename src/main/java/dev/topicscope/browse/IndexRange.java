package dev.topicscope.browse;

/// A run of indices of a [RecordStore]: `first` inclusive, `end` exclusive.
///
/// @throws IllegalArgumentException if `first` is greater than `end`
public record IndexRange(long first, long end) {

    public IndexRange {
        if (first > end) {
            throw new IllegalArgumentException("A range begins before it ends, but was " + first + " to " + end);
        }
    }

    public boolean contains(long index) {
        return index >= first && index < end;
    }
}
