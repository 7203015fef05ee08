package dev.topicscope.browse;

import java.util.Objects;
import java.util.Set;

import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;

/// What to read: a topic from a start to an end. An empty set of `partitions` means all, those added later too
/// if the end is [End.Never].
///
/// `holdBytes` bounds the records kept in memory (see [RecordStore]).
///
/// @throws IllegalArgumentException if `holdBytes` is less than 1 MiB
public record ReadRequest(String topic, Set<Integer> partitions, Start start, End end, IsolationLevel isolation, long holdBytes) {

    /// 256 MB, the default bound of one read.
    public static final long DEFAULT_HOLD_BYTES = 256_000_000;

    public ReadRequest {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(isolation, "isolation");
        partitions = Set.copyOf(partitions);
        if (holdBytes < 1 << 20) {
            throw new IllegalArgumentException("A read holds at least 1 MiB, but was to hold " + holdBytes + " bytes");
        }
    }

    /// The same without end.
    public ReadRequest(String topic, Set<Integer> partitions, Start start, IsolationLevel isolation, long holdBytes) {
        this(topic, partitions, start, new End.Never(), isolation, holdBytes);
    }
}
