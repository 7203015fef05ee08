package dev.topicscope.doctor;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.topicscope.model.Broker;

/// The cluster as its first broker tells of it.
///
/// `clusterIds` has what each address of the list says it belongs to. `missing` are brokers that hold replicas and are not among the
/// live ones; `leaderless` partitions have nobody to read from. Both only as far as the user may see the topics.
public record ClusterView(String id, Optional<Integer> controller, List<Broker> brokers, Map<Address, String> clusterIds,
        Set<Integer> missing, int partitions, int leaderless) {

    public ClusterView {
        Objects.requireNonNull(id, "id");
        brokers = List.copyOf(brokers);
        clusterIds = Map.copyOf(clusterIds);
        missing = Set.copyOf(missing);
    }
}
