package dev.topicscope.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/// A topic and how its partitions stand, in the order of their numbers.
///
/// `internal` topics belong to Kafka itself or to its companions (`__consumer_offsets`, `_schemas`, …). `doubts` holds what is known to
/// make the count of records inexact.
public record Topic(String name, boolean internal, List<PartitionState> partitions, Set<RecordCount.Doubt> doubts) {

    public Topic {
        Objects.requireNonNull(name, "name");
        partitions = List.copyOf(partitions);
        doubts = Set.copyOf(doubts);
    }

    /// The records of all partitions together.
    public RecordCount count() {
        var found = EnumSet.noneOf(RecordCount.Doubt.class);
        found.addAll(doubts);
        long records = 0;
        for (var state : partitions) {
            if (state.offsets().isPresent()) {
                records += state.offsets().get().length();
            } else {
                found.add(RecordCount.Doubt.INCOMPLETE);
            }
        }
        return new RecordCount(records, found);
    }

    /// The leaders' logs on disk together; absent unless every partition's size is known.
    public OptionalLong sizeBytes() {
        long sum = 0;
        for (var state : partitions) {
            if (state.sizeBytes().isEmpty()) {
                return OptionalLong.empty();
            }
            sum += state.sizeBytes().getAsLong();
        }
        return OptionalLong.of(sum);
    }

    /// How many replicas each partition has; the least where they differ, 0 for a topic without partitions.
    public int replicationFactor() {
        return partitions.stream().mapToInt(state -> state.replicas().size()).min().orElse(0);
    }
}
