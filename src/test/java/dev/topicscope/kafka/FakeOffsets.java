package dev.topicscope.kafka;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;

/// A topic `t` as a test says it is. Thread-safe.
final class FakeOffsets implements Offsets {

    static final String TOPIC = "t";
    /// The group whose positions are set by [#committed].
    static final String GROUP = "billing";
    private static final Node BROKER = new Node(1, "localhost", 9092);

    private final Map<Partition, OffsetRange> ranges = new TreeMap<>();
    private final Map<Integer, OptionalLong> byTime = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<Partition, OffsetRange> hidden = new HashMap<>();
    private Uuid id = new Uuid(1, 1);
    private Set<Integer> leaderless = Set.of();
    private Set<Integer> mute = Set.of();
    private Failure failure;

    static TopicPartition partition(int number) {
        return new TopicPartition(TOPIC, number);
    }

    synchronized FakeOffsets with(int partition, long from, long to) {
        var key = new Partition(TOPIC, partition);
        ranges.put(key, new OffsetRange(key, from, to));
        return this;
    }

    synchronized FakeOffsets atTime(int partition, OptionalLong offset) {
        byTime.put(partition, offset);
        return this;
    }

    /// An open transaction begins at `from`, in a partition whose end offset is `to`.
    synchronized FakeOffsets hiding(int partition, long from, long to) {
        var key = new Partition(TOPIC, partition);
        hidden.put(key, new OffsetRange(key, from, to));
        return this;
    }

    synchronized FakeOffsets committed(int partition, long offset) {
        committed.put(partition(partition), offset);
        return this;
    }

    synchronized FakeOffsets leaderless(Integer... partitions) {
        leaderless = Set.of(partitions);
        return this;
    }

    /// These have a leader that does not answer.
    synchronized FakeOffsets mute(Integer... partitions) {
        mute = Set.of(partitions);
        return this;
    }

    synchronized void createdAgain() {
        id = new Uuid(2, 2);
    }

    /// From now on every question fails so; `null` ends it.
    synchronized FakeOffsets failing(Failure with) {
        failure = with;
        return this;
    }

    @Override
    public synchronized TopicDescription describe(String topic, Cancellation cancellation) throws FailureException {
        check(cancellation);
        return new TopicDescription(topic, false, ranges.keySet().stream().map(partition -> new TopicPartitionInfo(partition.number(),
                leaderless.contains(partition.number()) ? null : BROKER, List.of(BROKER), List.of(BROKER))).toList(), Set.of(), id);
    }

    @Override
    public synchronized Map<Partition, OffsetRange> ranges(Collection<TopicPartition> partitions, Cancellation cancellation)
            throws FailureException {
        check(cancellation);
        var found = new TreeMap<Partition, OffsetRange>();
        partitions.stream().filter(partition -> !mute.contains(partition.partition()))
                .map(partition -> new Partition(TOPIC, partition.partition()))
                .filter(ranges::containsKey).forEach(partition -> found.put(partition, ranges.get(partition)));
        return found;
    }

    @Override
    public synchronized Map<TopicPartition, OptionalLong> atTime(Collection<TopicPartition> partitions, Instant time,
            Cancellation cancellation)
            throws FailureException {
        check(cancellation);
        var found = new HashMap<TopicPartition, OptionalLong>();
        partitions.stream().filter(partition -> byTime.containsKey(partition.partition()))
                .forEach(partition -> found.put(partition, byTime.get(partition.partition())));
        return found;
    }

    @Override
    public synchronized Map<Partition, OffsetRange> hidden(Collection<TopicPartition> partitions, Cancellation cancellation)
            throws FailureException {
        check(cancellation);
        return Map.copyOf(hidden);
    }

    @Override
    public synchronized Map<TopicPartition, Long> committed(String group, Cancellation cancellation) throws FailureException {
        check(cancellation);
        return group.equals(GROUP) ? Map.copyOf(committed) : Map.of();
    }

    private void check(Cancellation cancellation) throws FailureException {
        cancellation.check();
        if (failure != null) {
            throw new FailureException(failure);
        }
    }
}
