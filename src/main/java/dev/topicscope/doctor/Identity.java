package dev.topicscope.doctor;

import java.util.Objects;

/// Who answers at an address at which a certain broker should.
public sealed interface Identity {

    /// The very broker.
    record Itself() implements Identity {
    }

    /// The same cluster; which broker could not be asked, for want of rights or because the broker is too old to tell.
    record SameCluster() implements Identity {
    }

    /// Broker `id` of the same cluster.
    record OtherBroker(int id) implements Identity {
    }

    /// A broker of the cluster `clusterId`.
    record OtherCluster(String clusterId) implements Identity {
    }

    /// Nobody that could be asked; `reason` is a sentence.
    record Nobody(String reason) implements Identity {
        public Nobody {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /// Whether clients can be sent there.
    default boolean isUsable() {
        return this instanceof Itself || this instanceof SameCluster;
    }
}
