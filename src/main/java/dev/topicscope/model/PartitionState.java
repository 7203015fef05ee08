package dev.topicscope.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// How one partition stands: who leads it, who copies it, what it holds.
///
/// `leader` is absent while the partition is offline, `offsets` (log start offset to end offset) while no leader answers for it or it
/// may not be described, and `sizeBytes` (the leader's log on disk) where the sizes may not be asked.
public record PartitionState(Partition partition, OptionalInt leader, List<Integer> replicas, List<Integer> inSync,
                             Optional<OffsetRange> offsets, OptionalLong sizeBytes) {

    public PartitionState {
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(leader, "leader");
        Objects.requireNonNull(offsets, "offsets");
        Objects.requireNonNull(sizeBytes, "sizeBytes");
        replicas = List.copyOf(replicas);
        inSync = List.copyOf(inSync);
    }

    /// Whether every replica has what the leader has.
    public boolean isFullyReplicated() {
        return inSync.size() == replicas.size();
    }
}
