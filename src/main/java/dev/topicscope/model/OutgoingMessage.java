package dev.topicscope.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// A record to be sent: without a `partition`, the key chooses it, and without a key too, the producer does.
///
/// Empty and `null` differ as in [Message]. Arrays are not copied: nobody may change them.
public record OutgoingMessage(String topic, OptionalInt partition, Optional<byte[]> key, Optional<byte[]> value, List<Header> headers) {

    public OutgoingMessage {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        headers = List.copyOf(headers);
    }
}
