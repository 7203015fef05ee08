package dev.topicscope.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One record as the broker sent it: undecoded, complete, in its place.
///
/// An empty `key` or `value` means `null` (a value of `null` is a tombstone in a compacted topic); a present array of length 0 is an
/// empty one. The timestamp is absent in records of message format 0 only. Arrays are not copied: nobody may change them. Two messages
/// are equal only if their arrays are the same objects; compare [#partition()] and [#offset()] to tell records apart.
public record Message(Partition partition, long offset, Optional<Timestamp> timestamp, Optional<byte[]> key, Optional<byte[]> value,
                      List<Header> headers) {

    public Message {
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        headers = List.copyOf(headers);
    }

    /// The length of the key in bytes; 0 where there is none.
    public int keySizeBytes() {
        return key.map(bytes -> bytes.length).orElse(0);
    }

    /// The length of the value in bytes; 0 where there is none.
    public int valueSizeBytes() {
        return value.map(bytes -> bytes.length).orElse(0);
    }
}
