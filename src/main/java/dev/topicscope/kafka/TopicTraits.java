package dev.topicscope.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeProducersOptions;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.RecordCount.Doubt;

/// What is known of topics that changes seldom and costs much to ask: whether they are compacted, and whether transactions write to them.
///
/// Asked at most once in 30 seconds a topic. What may not be asked leaves no doubt. Thread-safe.
final class TopicTraits {

    private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int PATIENCE_MILLIS = 3_000;

    private final Admin admin;
    private final Map<Uuid, Known> known = new HashMap<>();

    private record Known(Set<Doubt> doubts, long nanos) {
    }

    TopicTraits(Admin admin) {
        this.admin = admin;
    }

    synchronized Set<Doubt> of(Uuid topic) {
        var found = known.get(topic);
        return found == null ? Set.of() : found.doubts();
    }

    /// Asks for those of `topics` of which nothing is known, or only what is old.
    void learn(Collection<TopicDescription> topics, Cancellation cancellation) throws FailureException {
        long now = System.nanoTime();
        var stale = topics.stream().filter(topic -> isStale(topic.topicId(), now)).toList();
        if (stale.isEmpty()) {
            return;
        }
        var configs = admin.describeConfigs(stale.stream().map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList()).values();
        var producers = producers(stale);
        for (var topic : stale) {
            var doubts = EnumSet.noneOf(Doubt.class);
            if (isCompacted(configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name())), cancellation)) {
                doubts.add(Doubt.COMPACTED);
            }
            if (isTransactional(producers.getOrDefault(topic.topicId(), List.of()), cancellation)) {
                doubts.add(Doubt.TRANSACTIONAL);
            }
            remember(topic.topicId(), new Known(doubts, now));
        }
    }

    private synchronized boolean isStale(Uuid topic, long now) {
        var found = known.get(topic);
        return found == null || now - found.nanos() > FRESH_NANOS;
    }

    private synchronized void remember(Uuid topic, Known fresh) {
        known.put(topic, fresh);
    }

    private static boolean isCompacted(KafkaFuture<Config> config, Cancellation cancellation) throws FailureException {
        try {
            var policy = Waits.await(config, "ask for a topic's settings", cancellation).get(TopicConfig.CLEANUP_POLICY_CONFIG);
            return policy != null && policy.value() != null && policy.value().contains(TopicConfig.CLEANUP_POLICY_COMPACT);
        } catch (FailureException e) {
            cancellation.check();
            return false;
        }
    }

    /// The producers that the brokers remember, where transactions can have been used at all.
    private Map<Uuid, List<KafkaFuture<PartitionProducerState>>> producers(List<TopicDescription> topics) {
        var asked = new HashMap<Uuid, List<KafkaFuture<PartitionProducerState>>>();
        for (var topic : topics) {
            var partitions = topic.partitions().stream().filter(partition -> partition.leader() != null && !partition.leader().isEmpty())
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())).toList();
            var answer = admin.describeProducers(partitions, new DescribeProducersOptions().timeoutMs(PATIENCE_MILLIS));
            asked.put(topic.topicId(), partitions.stream().map(answer::partitionResult).toList());
        }
        return asked;
    }

    /// A producer with a coordinator epoch has written a transaction marker (KIP-664).
    private static boolean isTransactional(List<KafkaFuture<PartitionProducerState>> partitions,
                                           Cancellation cancellation) throws FailureException {
        for (var partition : partitions) {
            try {
                if (Waits.await(partition, "ask for a topic's producers", cancellation).activeProducers().stream()
                        .anyMatch(producer -> producer.coordinatorEpoch().isPresent())) {
                    return true;
                }
            } catch (FailureException e) {
                cancellation.check();
            }
        }
        return false;
    }
}
