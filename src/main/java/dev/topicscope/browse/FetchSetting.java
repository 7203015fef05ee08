package dev.topicscope.browse;

import java.util.Objects;

/// A property of a connection that decides how records are fetched: `description` in Kafka's own words, what Kafka takes where nothing is
/// said, what Topicscope takes, and a sentence or two on `why`.
public record FetchSetting(String name, Unit unit, String description, long kafkaDefault, long ours, String why) {

    public static final String RESPONSE_BYTES = "fetch.max.bytes";
    public static final String PARTITION_BYTES = "max.partition.fetch.bytes";
    public static final String LEAST_BYTES = "fetch.min.bytes";
    public static final String WAIT_MILLIS = "fetch.max.wait.ms";
    public static final String POLL_RECORDS = "max.poll.records";
    public static final String BUFFER_BYTES = "receive.buffer.bytes";

    /// What a setting counts.
    public enum Unit {
        BYTES, MILLIS, RECORDS
    }

    public FetchSetting {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(why, "why");
    }

    /// `value` as people read it: `4 MiB`, `250 ms`, `5000`.
    public String text(long value) {
        return switch (unit) {
            case BYTES -> value < 0 ? Long.toString(value) : ByteNotation.exact(value);
            case MILLIS -> value + " ms";
            case RECORDS -> Long.toString(value);
        };
    }
}
