package dev.topicscope.model;

import java.time.Instant;
import java.util.Objects;

/// When a record was made or stored, to the millisecond, and which of the two it is (topic setting `message.timestamp.type`).
public record Timestamp(Instant time, Kind kind) {

    /// Who set the timestamp.
    public enum Kind {
        /// The producer, when the record was made (`CreateTime`).
        CREATED,
        /// The broker, when the record was appended to the log (`LogAppendTime`).
        APPENDED
    }

    public Timestamp {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(kind, "kind");
    }
}
