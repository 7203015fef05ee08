package dev.topicscope.browse;

import java.util.Objects;

/// What a topic takes, and where that is set.
///
/// `maxMessageBytes` bounds a batch as it is stored, compressed; `minInSyncReplicas` how many replicas `acks=all` needs at least.
public record TopicLimits(Limit maxMessageBytes, Limit minInSyncReplicas) {

    /// A limit and who has set it.
    public record Limit(long value, Origin origin) {
        public Limit {
            Objects.requireNonNull(origin, "origin");
        }
    }

    /// Where a topic has a setting from.
    public enum Origin {
        /// The topic itself.
        TOPIC,
        /// The brokers, for all topics that don't say otherwise.
        BROKER,
        /// Kafka's default: nobody has set it.
        DEFAULT
    }

    public TopicLimits {
        Objects.requireNonNull(maxMessageBytes, "maxMessageBytes");
        Objects.requireNonNull(minInSyncReplicas, "minInSyncReplicas");
    }
}
