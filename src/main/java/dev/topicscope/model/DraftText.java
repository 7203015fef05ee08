package dev.topicscope.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// A record as it is typed into a form, to be kept and typed again. Immutable.
///
/// With `repeat`, many records become of it. Without a `partition` the sender places the record; without a `timestamp` it has the time at
/// which it is handed over.
public record DraftText(Field key, Field value, List<HeaderField> headers, OptionalInt partition, Optional<Instant> timestamp,
                        Optional<RepeatText> repeat) {

    /// What is typed, and the id of the encoding by which it becomes bytes.
    public record Field(String encoding, String text) {
        public Field {
            Objects.requireNonNull(encoding, "encoding");
            Objects.requireNonNull(text, "text");
        }
    }

    /// A header: its name and its value.
    public record HeaderField(String name, Field value) {
        public HeaderField {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    public DraftText {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(repeat, "repeat");
        headers = List.copyOf(headers);
    }
}
