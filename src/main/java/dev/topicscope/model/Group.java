package dev.topicscope.model;

import java.util.Objects;
import java.util.OptionalLong;

/// A group of consumers by its id: what state the broker gives it (Kafka's own word, such as `Stable` or `Empty`), and by how many records
/// its committed offsets are behind the end offsets, over all partitions with a committed offset; absent where nothing is committed or it
/// may not be asked.
public record Group(String id, String state, OptionalLong lag) {

    public Group {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(lag, "lag");
    }
}
