package dev.topicscope.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// What the leader answered to a record it stored: where it is now, and how long that took from handing it over.
public record Acknowledgement(Partition partition, long offset, Optional<Timestamp> timestamp, Duration took) {

    public Acknowledgement {
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(took, "took");
    }
}
