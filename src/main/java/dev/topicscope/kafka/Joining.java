package dev.topicscope.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

import dev.topicscope.browse.ReadPlanner;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Start;

/// Finds out which partitions a reading reads and from where: at its beginning, and again for each partition that appears or answers later.
/// Thread-safe.
final class Joining {

    private final ReadRequest request;
    private final OffsetFinder offsets;
    private final ReadBoard board;
    private final Set<TopicPartition> joined = new HashSet<>();
    private final Set<TopicPartition> silent = new TreeSet<>((one, other) -> Integer.compare(one.partition(), other.partition()));
    private List<Share> waiting = new ArrayList<>();
    private Optional<Uuid> topicId = Optional.empty();

    /// A partition that the reader is to read: from `start` on; at `end` it has caught up.
    record Share(TopicPartition partition, long start, long end) {
    }

    Joining(ReadRequest request, OffsetFinder offsets, ReadBoard board) {
        this.request = request;
        this.offsets = offsets;
        this.board = board;
    }

    /// Plans all partitions of the topic. Blocks.
    ///
    /// @throws FailureException `NotFound` if the topic does not exist, or else why the cluster can't tell
    void begin(Cancellation cancellation) throws FailureException {
        var topic = offsets.describe(request.topic(), cancellation);
        synchronized (this) {
            topicId = Optional.of(topic.topicId());
        }
        join(wanted(topic), request.start(), cancellation);
    }

    /// Plans the partitions that were added, or that have begun to answer, since the reading began. Blocks.
    void catchUp(TopicDescription topic, Cancellation cancellation) throws FailureException {
        var missing = new ArrayList<TopicPartition>();
        var added = new ArrayList<TopicPartition>();
        synchronized (this) {
            for (var partition : wanted(topic)) {
                if (silent.contains(partition)) {
                    missing.add(partition);
                } else if (!joined.contains(partition)) {
                    added.add(partition);
                }
            }
        }
        join(missing, request.start(), cancellation);
        join(added, new Start.Earliest(), cancellation);
    }

    /// The log start offsets of those partitions; one that does not answer is missing. Blocks.
    Map<TopicPartition, Long> starts(Collection<TopicPartition> partitions, Cancellation cancellation) throws FailureException {
        return offsets.earliest(partitions, cancellation);
    }

    /// The id that the topic had when the reading began; empty before.
    synchronized Optional<Uuid> topicId() {
        return topicId;
    }

    /// The partitions planned since the last call.
    synchronized List<Share> take() {
        var taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    private List<TopicPartition> wanted(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .filter(partition -> request.partitions().isEmpty() || request.partitions().contains(partition.partition())).toList();
    }

    private void join(Collection<TopicPartition> partitions, Start start, Cancellation cancellation) throws FailureException {
        if (partitions.isEmpty()) {
            return;
        }
        var starts = offsets.earliest(partitions, cancellation);
        var ends = offsets.latest(partitions, cancellation);
        var ranges = new HashMap<Partition, OffsetRange>();
        for (var partition : partitions) {
            if (starts.containsKey(partition) && ends.containsKey(partition)) {
                var key = new Partition(partition.topic(), partition.partition());
                ranges.put(key, new OffsetRange(key, Math.min(starts.get(partition), ends.get(partition)), ends.get(partition)));
            }
        }
        var byTime = new HashMap<Partition, Long>();
        if (start instanceof Start.AtTime(var time)) {
            offsets.atTime(partitions, time, cancellation).forEach((partition, offset) ->
                    byTime.put(new Partition(partition.topic(), partition.partition()), offset));
        }
        add(partitions, ReadPlanner.plan(start, ranges, byTime), ranges);
    }

    private synchronized void add(Collection<TopicPartition> partitions, Map<Partition, Long> plan, Map<Partition, OffsetRange> ranges) {
        for (var partition : partitions) {
            var key = new Partition(partition.topic(), partition.partition());
            var from = plan.get(key);
            if (from == null) {
                silent.add(partition);
            } else {
                silent.remove(partition);
                joined.add(partition);
                waiting.add(new Share(partition, from, ranges.get(key).to()));
            }
        }
        board.absent(silent.stream().map(partition -> "Partition " + partition.partition()
                + " is not read: the broker that leads it does not answer. It is read as soon as it does.").toList());
    }
}
