package dev.topicscope.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// A record that is to be sent, before it is said to which topic.
///
/// Without a `partition` the sender places it; without a `timestamp` it is given the time at which it is handed over. Empty and `null`
/// differ as in [Message]. Arrays are not copied: nobody may change them.
public record Draft(OptionalInt partition, Optional<Instant> timestamp, Optional<byte[]> key, Optional<byte[]> value,
                    List<Header> headers) {

    public Draft {
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        headers = List.copyOf(headers);
    }
}
