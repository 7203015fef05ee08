package dev.topicscope.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeLogDirsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;
import dev.topicscope.model.PartitionState;
import dev.topicscope.model.RecordCount.Doubt;
import dev.topicscope.model.Topic;

/// Describes topics: their partitions, offsets, sizes, and what makes a count of records doubtful. Thread-safe; blocks.
final class TopicDescriber {

    private static final int CHUNK = 200;
    private static final int SIZES_MILLIS = 3_000;

    private final Admin admin;
    private final OffsetFinder offsets;
    private final TopicTraits traits;

    TopicDescriber(Admin admin, TopicTraits traits) {
        this.admin = admin;
        this.offsets = new OffsetFinder(admin, IsolationLevel.READ_UNCOMMITTED);
        this.traits = traits;
    }

    List<Topic> all(Cancellation cancellation) throws FailureException {
        var names = List.copyOf(Waits.await(admin.listTopics(new ListTopicsOptions().listInternal(true)).names(), "list topics", cancellation));
        return describe(described(names, cancellation).values(), cancellation);
    }

    Topic one(String name, Cancellation cancellation) throws FailureException {
        return describe(List.of(offsets.describe(name, cancellation)), cancellation).getFirst();
    }

    /// The descriptions of those topics that still exist and may be described. In chunks, all asked at once: faster for thousands.
    private Map<String, TopicDescription> described(List<String> names, Cancellation cancellation) throws FailureException {
        var asked = new ArrayList<Map<String, KafkaFuture<TopicDescription>>>();
        for (int from = 0; from < names.size(); from += CHUNK) {
            asked.add(admin.describeTopics(names.subList(from, Math.min(from + CHUNK, names.size()))).topicNameValues());
        }
        var found = new TreeMap<String, TopicDescription>();
        FailureException last = null;
        for (var chunk : asked) {
            for (var answer : chunk.entrySet()) {
                try {
                    found.put(answer.getKey(), Waits.await(answer.getValue(), "describe topics", cancellation));
                } catch (FailureException e) {
                    // Deleted since it was listed, or not ours to see: the others are described all the same.
                    cancellation.check();
                    last = e;
                }
            }
        }
        if (found.isEmpty() && last != null) {
            throw last;
        }
        return found;
    }

    private List<Topic> describe(Collection<TopicDescription> topics, Cancellation cancellation) throws FailureException {
        var led = topics.stream().flatMap(topic -> topic.partitions().stream().filter(TopicDescriber::isLed)
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))).collect(Collectors.toSet());
        var starts = offsets.earliest(led, cancellation);
        var ends = offsets.latest(led, cancellation);
        var sizes = sizes(topics, cancellation);
        traits.learn(topics, cancellation);
        return topics.stream().map(topic -> {
            Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
            doubts.addAll(traits.of(topic.topicId()));
            return new Topic(topic.name(), isInternal(topic), topic.partitions().stream()
                    .map(partition -> state(topic.name(), partition, starts, ends, sizes)).toList(), doubts);
        }).toList();
    }

    private static PartitionState state(String topic, TopicPartitionInfo info, Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends,
                                        Map<Replica, Long> sizes) {
        var key = new TopicPartition(topic, info.partition());
        var partition = new Partition(topic, info.partition());
        boolean known = starts.containsKey(key) && ends.containsKey(key);
        // Asked one after the other: the log may have been cut in between.
        var range = known ? Optional.of(new OffsetRange(partition, Math.min(starts.get(key), ends.get(key)), ends.get(key))) : Optional.<OffsetRange>empty();
        var size = isLed(info) ? sizes.get(new Replica(info.leader().id(), key)) : null;
        return new PartitionState(partition, isLed(info) ? OptionalInt.of(info.leader().id()) : OptionalInt.empty(), ids(info.replicas()), ids(info.isr()),
                range, size == null ? OptionalLong.empty() : OptionalLong.of(size));
    }

    private Map<Replica, Long> sizes(Collection<TopicDescription> topics, Cancellation cancellation) throws FailureException {
        var leaders = topics.stream().flatMap(topic -> topic.partitions().stream()).filter(TopicDescriber::isLed)
                .map(partition -> partition.leader().id()).collect(Collectors.toSet());
        var asked = admin.describeLogDirs(leaders, new DescribeLogDirsOptions().timeoutMs(SIZES_MILLIS)).descriptions();
        var sizes = new HashMap<Replica, Long>();
        for (var broker : asked.entrySet()) {
            try {
                Waits.await(broker.getValue(), "ask for sizes on disk", cancellation).values().forEach(directory ->
                        directory.replicaInfos().forEach((partition, replica) -> {
                            if (!replica.isFuture()) {
                                sizes.put(new Replica(broker.getKey(), partition), replica.size());
                            }
                        }));
            } catch (FailureException e) {
                // Not allowed (it needs Describe on the cluster) or not answered: sizes are then unknown, and shown as such.
                cancellation.check();
            }
        }
        return sizes;
    }

    private record Replica(int broker, TopicPartition partition) {
    }

    private static boolean isLed(TopicPartitionInfo partition) {
        return partition.leader() != null && !partition.leader().isEmpty();
    }

    private static boolean isInternal(TopicDescription topic) {
        String name = topic.name();
        return topic.isInternal() || name.startsWith("__") || name.startsWith("_confluent") || name.equals("_schemas");
    }

    private static List<Integer> ids(List<Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }
}
