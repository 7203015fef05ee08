package dev.topicscope.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeProducersOptions;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.internals.Topic;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.RecordCount.Doubt;

/// What is known of topics that changes seldom and costs much to ask: whether they are compacted, and whether transactions write to them.
///
/// Settings are asked at most once in 30 seconds a topic. Producers are asked only where the cluster has ever seen a transaction, at most
/// once in 5 minutes, and no more once one was found: a broker remembers every producer of the last day, and tells of them all. What may
/// not be asked leaves no doubt. Thread-safe.
final class TopicTraits {

    private static final long SETTINGS_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long PRODUCERS_NANOS = Duration.ofMinutes(5).toNanos();
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int CHUNK = 200;

    private final Admin admin;
    private final Map<Key, Answer> compacted = new HashMap<>();
    private final Map<Key, Answer> transactional = new HashMap<>();

    private record Key(String name, Uuid id) {
        private static Key of(TopicDescription topic) {
            return new Key(topic.name(), topic.topicId());
        }
    }

    private record Answer(boolean yes, long nanos) {
    }

    TopicTraits(Admin admin) {
        this.admin = admin;
    }

    synchronized Set<Doubt> of(TopicDescription topic) {
        var doubts = EnumSet.noneOf(Doubt.class);
        if (isTrue(compacted, topic)) {
            doubts.add(Doubt.COMPACTED);
        }
        if (isTrue(transactional, topic)) {
            doubts.add(Doubt.TRANSACTIONAL);
        }
        return doubts;
    }

    /// Asks for those of `topics` of which nothing is known, or only what is old. Waits for nothing but the question whether there are
    /// transactions at all.
    ///
    /// @return the answers, to be awaited by [Learning#await]
    Learning ask(Collection<TopicDescription> topics, Cancellation cancellation) throws FailureException {
        var settings = new HashMap<ConfigResource, KafkaFuture<Config>>();
        var stale = stale(topics, compacted, SETTINGS_NANOS);
        for (int from = 0; from < stale.size(); from += CHUNK) {
            settings.putAll(admin.describeConfigs(stale.subList(from, Math.min(from + CHUNK, stale.size())).stream()
                    .map(TopicTraits::resource).toList(),
                    new DescribeConfigsOptions().timeoutMs(PATIENCE_MILLIS)).values());
        }
        var unwritten = stale(topics, transactional, PRODUCERS_NANOS);
        if (unwritten.isEmpty() || !hasTransactions(cancellation)) {
            return new Learning(stale, settings, List.of(), Map.of());
        }
        var partitions = unwritten.stream().flatMap(topic -> topic.partitions().stream().filter(TopicDescriber::isLed)
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))).toList();
        var asked = admin.describeProducers(partitions, new DescribeProducersOptions().timeoutMs(PATIENCE_MILLIS));
        var producers = new HashMap<TopicPartition, KafkaFuture<PartitionProducerState>>();
        partitions.forEach(partition -> producers.put(partition, asked.partitionResult(partition)));
        return new Learning(stale, settings, unwritten, producers);
    }

    /// Answers that are under way.
    final class Learning {

        private final List<TopicDescription> stale;
        private final Map<ConfigResource, KafkaFuture<Config>> settings;
        private final List<TopicDescription> unwritten;
        private final Map<TopicPartition, KafkaFuture<PartitionProducerState>> producers;

        private Learning(List<TopicDescription> stale, Map<ConfigResource, KafkaFuture<Config>> settings, List<TopicDescription> unwritten,
                         Map<TopicPartition, KafkaFuture<PartitionProducerState>> producers) {
            this.stale = stale;
            this.settings = settings;
            this.unwritten = unwritten;
            this.producers = producers;
        }

        void await(Cancellation cancellation) throws FailureException {
            for (var topic : stale) {
                remember(compacted, topic, isCompacted(settings.get(resource(topic)), cancellation));
            }
            var written = new HashSet<String>();
            for (var partition : producers.entrySet()) {
                if (!written.contains(partition.getKey().topic()) && isTransactional(partition.getValue(), cancellation)) {
                    written.add(partition.getKey().topic());
                }
            }
            unwritten.forEach(topic -> remember(transactional, topic, written.contains(topic.name())));
        }
    }

    /// A coordinator of transactions has made its topic when the first transactional producer came.
    private boolean hasTransactions(Cancellation cancellation) throws FailureException {
        try {
            String name = Topic.TRANSACTION_STATE_TOPIC_NAME;
            Waits.await(admin.describeTopics(List.of(name), new DescribeTopicsOptions().timeoutMs(PATIENCE_MILLIS)).topicNameValues()
                    .get(name),
                    "look for transactions", cancellation);
            return true;
        } catch (FailureException e) {
            cancellation.check();
            return e.failure() instanceof Failure.NotAuthorized;
        }
    }

    private synchronized List<TopicDescription> stale(Collection<TopicDescription> topics, Map<Key, Answer> known, long fresh) {
        long now = System.nanoTime();
        var stale = new ArrayList<TopicDescription>();
        for (var topic : topics) {
            var found = known.get(Key.of(topic));
            boolean settled = found != null && (found.yes() && known == transactional || now - found.nanos() <= fresh);
            if (!settled) {
                stale.add(topic);
            }
        }
        return stale;
    }

    private synchronized void remember(Map<Key, Answer> known, TopicDescription topic, boolean yes) {
        known.put(Key.of(topic), new Answer(yes, System.nanoTime()));
    }

    private static boolean isTrue(Map<Key, Answer> known, TopicDescription topic) {
        var found = known.get(Key.of(topic));
        return found != null && found.yes();
    }

    private static ConfigResource resource(TopicDescription topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
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

    /// A producer with a coordinator epoch has written a transaction marker (KIP-664).
    private static boolean isTransactional(KafkaFuture<PartitionProducerState> partition,
            Cancellation cancellation) throws FailureException {
        try {
            return Waits.await(partition, "ask for a topic's producers", cancellation).activeProducers().stream()
                    .anyMatch(producer -> producer.coordinatorEpoch().isPresent());
        } catch (FailureException e) {
            cancellation.check();
            return false;
        }
    }
}
