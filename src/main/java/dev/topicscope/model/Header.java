package dev.topicscope.model;

import java.util.Objects;
import java.util.Optional;

/// One header of a record. Keys may repeat within a record, and the order of headers is kept.
///
/// The value is the bytes as sent; empty means that the header has no value at all (`null`), which differs from a value of no bytes.
/// The array is not copied: neither side may change it. Two headers are equal if they are the same object in key and array.
public record Header(String key, Optional<byte[]> value) {

    public Header {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
    }
}
