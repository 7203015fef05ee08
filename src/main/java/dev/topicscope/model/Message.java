package dev.topicscope.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One record as the broker sent it: undecoded, in its place, and complete unless [#isCut] says otherwise.
///
/// An empty `key` or `value` means `null` (a value of `null` is a tombstone in a compacted topic); a present array of length 0 is an
/// empty one. The timestamp is absent in records of message format 0 only. Arrays are not copied: nobody may change them. Two messages
/// are equal only if their arrays are the same objects; compare [#partition()] and [#offset()] to tell records apart.
///
/// The sizes are those of the whole key and value, 0 where there is none. An array shorter than its size holds the first bytes only.
public record Message(Partition partition, long offset, Optional<Timestamp> timestamp, Optional<byte[]> key, int keySizeBytes,
                      Optional<byte[]> value, int valueSizeBytes, List<Header> headers) {

    public Message {
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        headers = List.copyOf(headers);
    }

    /// A complete record.
    public Message(Partition partition, long offset, Optional<Timestamp> timestamp, Optional<byte[]> key, Optional<byte[]> value,
                   List<Header> headers) {
        this(partition, offset, timestamp, key, length(key), value, length(value), headers);
    }

    /// Whether only the first bytes of the key or of the value are here.
    public boolean isCut() {
        return length(key) < keySizeBytes || length(value) < valueSizeBytes;
    }

    private static int length(Optional<byte[]> bytes) {
        return bytes.map(content -> content.length).orElse(0);
    }
}
