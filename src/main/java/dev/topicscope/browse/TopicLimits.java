package dev.topicscope.browse;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What a topic takes, and where that is set.
///
/// `maxMessageBytes` bounds a batch as it is stored, compressed; `minInSyncReplicas` how many replicas `acks=all` needs at least.
public record TopicLimits(Limit maxMessageBytes, Limit minInSyncReplicas, Times times) {

    /// What the topic does with the timestamps that records are sent with.
    public sealed interface Times {

        /// Its brokers don't tell.
        record Unknown() implements Times {
        }

        /// `message.timestamp.type=LogAppendTime`: the time of arrival is stored instead, whatever was given.
        record Arrival() implements Times {
        }

        /// `message.timestamp.type=CreateTime`: they are kept, if they are no more than so many milliseconds before or after the time of
        /// the broker; refused otherwise.
        record Kept(Bound before, Bound after) implements Times {
        }
    }

    /// A limit of milliseconds, by its name in Kafka; `Long.MAX_VALUE` is none.
    public record Bound(String setting, Limit limit) {
        public Bound {
            Objects.requireNonNull(setting, "setting");
            Objects.requireNonNull(limit, "limit");
        }

        private boolean excludes(Duration distance) {
            return limit.value() != Long.MAX_VALUE && distance.compareTo(Duration.ofMillis(limit.value())) > 0;
        }
    }

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
        Objects.requireNonNull(times, "times");
    }

    /// Limits without a word on timestamps.
    public TopicLimits(Limit maxMessageBytes, Limit minInSyncReplicas) {
        this(maxMessageBytes, minInSyncReplicas, new Times.Unknown());
    }

    /// The bound for which the brokers refuse a record with the timestamp `given` at `now`; empty if they take it, as far as is known.
    public Optional<Bound> refusal(Instant given, Instant now) {
        if (!(times instanceof Times.Kept(var before, var after))) {
            return Optional.empty();
        }
        if (before.excludes(Duration.between(given, now))) {
            return Optional.of(before);
        }
        return Optional.of(after).filter(bound -> bound.excludes(Duration.between(now, given)));
    }
}
