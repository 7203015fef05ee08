package dev.topicscope.ui.produce;

import java.util.Objects;

import dev.topicscope.model.Partition;

/// Where a record came to lie: through which connection, in which partition, at which offset.
public record SentRecord(String connectionId, Partition partition, long offset) {

    public SentRecord {
        Objects.requireNonNull(connectionId, "connectionId");
        Objects.requireNonNull(partition, "partition");
    }
}
