package dev.topicscope.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A cluster as it describes itself: brokers in the order of their ids, the broker that answers for the controller where one is known,
/// and the release that its finalized features imply (such as `4.4`), where the cluster tells and we may ask.
public record Cluster(String id, Optional<Broker> controller, List<Broker> brokers, Optional<String> version) {

    public Cluster {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(controller, "controller");
        Objects.requireNonNull(version, "version");
        brokers = List.copyOf(brokers);
    }
}
