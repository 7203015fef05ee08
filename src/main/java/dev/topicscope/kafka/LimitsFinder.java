package dev.topicscope.kafka;

import java.util.List;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

import dev.topicscope.browse.TopicLimits;
import dev.topicscope.browse.TopicLimits.Bound;
import dev.topicscope.browse.TopicLimits.Limit;
import dev.topicscope.browse.TopicLimits.Origin;
import dev.topicscope.browse.TopicLimits.Times;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Asks what a topic takes. Thread-safe; blocks.
final class LimitsFinder {

    private static final String ARRIVAL = "LogAppendTime";
    private static final String DIFFERENCE = "message.timestamp.difference.max.ms";

    private final Admin admin;

    LimitsFinder(Admin admin) {
        this.admin = admin;
    }

    /// @throws FailureException as `Session.limits` does
    TopicLimits find(String topic, Cancellation cancellation) throws FailureException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            var config = Waits.await(admin.describeConfigs(List.of(resource)).values().get(resource), "describe the settings of " + topic,
                    cancellation);
            return new TopicLimits(limit(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG), limit(config,
                    TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG), times(config));
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.NotFound) {
                throw new FailureException(new Failure.NotFound("topic " + topic, e.failure().detail()), e);
            }
            throw e;
        }
    }

    private static Times times(Config config) {
        var type = config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
        if (type == null) {
            return new Times.Unknown();
        }
        if (type.value().equals(ARRIVAL)) {
            return new Times.Arrival();
        }
        // Before Kafka 3.6 one setting was for both.
        String before = config.get(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG) == null ? DIFFERENCE
                : TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG;
        String after = config.get(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG) == null ? DIFFERENCE
                : TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG;
        if (config.get(before) == null || config.get(after) == null) {
            return new Times.Unknown();
        }
        return new Times.Kept(new Bound(before, limit(config, before)), new Bound(after, limit(config, after)));
    }

    private static Limit limit(Config config, String name) {
        var entry = config.get(name);
        return new Limit(Long.parseLong(entry.value()), origin(entry.source()));
    }

    private static Origin origin(ConfigEntry.ConfigSource source) {
        return switch (source) {
            case DYNAMIC_TOPIC_CONFIG -> Origin.TOPIC;
            case DEFAULT_CONFIG -> Origin.DEFAULT;
            default -> Origin.BROKER;
        };
    }
}
