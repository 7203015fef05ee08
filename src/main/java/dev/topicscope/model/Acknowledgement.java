package dev.topicscope.model;

import java.time.Duration;
import java.util.Objects;

/// What the leader answered to a record it stored: where it is now, and how long that took from handing it over.
public record Acknowledgement(Partition partition, long offset, Duration took) {

    public Acknowledgement {
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(took, "took");
    }
}
