package dev.topicscope.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// A stretch of time: `from` inclusive, `to` exclusive.
///
/// @throws IllegalArgumentException if `from` is after `to`
public record TimeRange(Instant from, Instant to) {

    public TimeRange {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("No range of time: " + from + " to " + to);
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    /// Whether the whole of `other` lies in this range.
    public boolean covers(TimeRange other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }
}
