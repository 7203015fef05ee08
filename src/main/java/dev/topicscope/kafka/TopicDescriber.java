package dev.topicscope.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeLogDirsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;
import dev.topicscope.model.PartitionState;
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
        var names = List.copyOf(Waits.await(admin.listTopics(new ListTopicsOptions().listInternal(true)).names(), "list topics",
                cancellation));
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
        for (var chunk : asked) {
            for (var answer : chunk.entrySet()) {
                try {
                    found.put(answer.getKey(), Waits.await(answer.getValue(), "describe topics", cancellation));
                } catch (FailureException e) {
                    // Deleted since it was listed, or not ours to see: the others are described all the same.
                    if (!(e.failure() instanceof Failure.NotFound || e.failure() instanceof Failure.NotAuthorized)) {
                        throw e;
                    }
                }
            }
        }
        return found;
    }

    /// Asks for everything at once, so that a broker that does not answer delays the others' answers by its deadline once.
    private List<Topic> describe(Collection<TopicDescription> topics, Cancellation cancellation) throws FailureException {
        var led = topics.stream().flatMap(topic -> topic.partitions().stream().filter(TopicDescriber::isLed)
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))).collect(Collectors.toSet());
        var askedRanges = offsets.askRanges(led);
        var askedSizes = askSizes(topics);
        var askedTraits = traits.ask(topics, cancellation);
        var ranges = askedRanges.await(cancellation);
        var sizes = sizes(askedSizes, cancellation);
        askedTraits.await(cancellation);
        return topics.stream().map(topic -> new Topic(topic.name(), isInternal(topic), topic.partitions().stream()
                .map(partition -> state(new Partition(topic.name(), partition.partition()), partition, ranges, sizes)).toList(),
                        traits.of(topic))).toList();
    }

    private static PartitionState state(Partition partition, TopicPartitionInfo info, Map<Partition, OffsetRange> ranges,
            Map<Replica, Long> sizes) {
        var size = isLed(info) ? sizes.get(new Replica(info.leader().id(), new TopicPartition(partition.topic(), partition.number())))
                : null;
        return new PartitionState(partition, isLed(info) ? OptionalInt.of(info.leader().id()) : OptionalInt.empty(), ids(info.replicas()),
                ids(info.isr()),
                Optional.ofNullable(ranges.get(partition)), size == null ? OptionalLong.empty() : OptionalLong.of(size));
    }

    private Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> askSizes(Collection<TopicDescription> topics) {
        var leaders = topics.stream().flatMap(topic -> topic.partitions().stream()).filter(TopicDescriber::isLed)
                .map(partition -> partition.leader().id()).collect(Collectors.toSet());
        return admin.describeLogDirs(leaders, new DescribeLogDirsOptions().timeoutMs(SIZES_MILLIS)).descriptions();
    }

    private static Map<Replica, Long> sizes(Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> asked, Cancellation cancellation)
            throws FailureException {
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

    static boolean isLed(TopicPartitionInfo partition) {
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
