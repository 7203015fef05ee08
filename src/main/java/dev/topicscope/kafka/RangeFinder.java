package dev.topicscope.kafka;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

import org.apache.kafka.common.TopicPartition;

import dev.topicscope.browse.End;
import dev.topicscope.browse.NewestCut;
import dev.topicscope.browse.ReadPlanner;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Start;
import dev.topicscope.query.PartitionList;

/// Finds out which offsets of which partitions lie between a start and an end. Thread-safe; blocks.
final class RangeFinder {

    private final String topic;
    private final End end;
    private final Offsets offsets;

    RangeFinder(String topic, End end, Offsets offsets) {
        this.topic = topic;
        this.end = end;
        this.offsets = offsets;
    }

    /// What there is to read. A partition that does not answer is in none of these.
    ///
    /// `logs` are from log start to end offset. `uncommitted` are the partitions in which the group of [Start.Committed] has committed
    /// nothing; `deleted` tells how many offsets from its position on are no longer in the log.
    record Found(Map<Partition, OffsetRange> ranges, Map<Partition, OffsetRange> logs, Set<Integer> uncommitted,
            Map<Integer, Long> deleted) {
    }

    /// The ranges of `partitions`. For [Start.Last], each partition's range holds at least those of the newest records that are in it:
    /// `exactly` has no others be there, which takes more look-ups.
    ///
    /// @throws FailureException `NotFound` if the group of [Start.Committed] has committed nothing in the topic, or else why the cluster
    /// can't tell
    Found find(Collection<TopicPartition> partitions, Start start, boolean exactly, Cancellation cancellation) throws FailureException {
        var known = end instanceof End.Never ? inside(partitions, start, cancellation) : Optional.<Found>empty();
        return known.isPresent() ? known.get() : ask(partitions, start, exactly, cancellation);
    }

    /// What becomes of a start that lies inside of what the logs held a moment ago: that they have grown since makes no difference to it.
    /// Empty where that is not known, or it does not.
    private Optional<Found> inside(Collection<TopicPartition> partitions, Start start, Cancellation cancellation)
            throws FailureException {
        if (!(start instanceof Start.AtOffset || start instanceof Start.AtTime)) {
            return Optional.empty();
        }
        var recent = offsets.recent(partitions);
        if (recent.isEmpty()) {
            return Optional.empty();
        }
        var logs = new HashMap<>(recent.get());
        var found = start instanceof Start.AtTime(var time)
                ? known(partitions, offsets.atTime(partitions, time, cancellation), logs) : Map.<Partition, Long>of();
        boolean all = logs.size() == partitions.size() && logs.values().stream().allMatch(log -> {
            long from = start instanceof Start.AtOffset(long offset) ? offset : found.getOrDefault(log.partition(), log.to());
            return from >= log.from() && from < log.to();
        });
        return all ? Optional.of(new Found(ReadPlanner.from(ReadPlanner.plan(start, logs, found), logs), logs, Set.of(), Map.of()))
                : Optional.empty();
    }

    private Found ask(Collection<TopicPartition> partitions, Start start, boolean exactly, Cancellation cancellation)
            throws FailureException {
        var logs = new HashMap<Partition, OffsetRange>();
        if (!(start instanceof Start.AtTime)) {
            logs.putAll(offsets.ranges(partitions, cancellation));
        }
        var starts = switch (start) {
            case Start.AtTime(var time) -> {
                var located = offsets.located(partitions, time, cancellation);
                logs.putAll(located.ranges());
                yield known(partitions, located.offsets(), logs);
            }
            case Start.Committed(String group) -> committed(group, cancellation);
            case Start.Earliest _, Start.Latest _, Start.Last _, Start.AtOffset _ -> Map.<Partition, Long>of();
        };
        var ends = end instanceof End.BeforeTime(var time) ? atTime(partitions, time, logs, cancellation) : Map.<Partition, Long>of();
        var bounded = ReadPlanner.before(end, logs, ends);
        var from = switch (start) {
            case Start.Last(int records) when exactly -> NewestCut.find(records, bounded, millis -> atTime(partitions,
                    Instant.ofEpochMilli(millis), new HashMap<>(), cancellation));
            case Start.Last _ -> ReadPlanner.plan(start, bounded, starts);
            default -> ReadPlanner.plan(start, logs, starts);
        };
        var uncommitted = new TreeSet<Integer>();
        var deleted = new HashMap<Integer, Long>();
        if (start instanceof Start.Committed) {
            logs.forEach((partition, log) -> {
                var position = starts.get(partition);
                if (position == null) {
                    uncommitted.add(partition.number());
                } else if (position < log.from()) {
                    deleted.put(partition.number(), log.from() - position);
                }
            });
        }
        return new Found(ReadPlanner.from(from, bounded), logs, uncommitted, deleted);
    }

    /// What is to be said of the partitions in which `group` has committed nothing.
    static String uncommitted(String group, Collection<Integer> partitions) {
        String numbers = PartitionList.write(Set.copyOf(partitions));
        return "Group “" + group + "” has committed no offset in " + (partitions.size() == 1 ? "partition " + numbers
                + ": it is read from its log start offset." : "partitions " + numbers + ": they are read from their log start offsets.");
    }

    private Map<Partition, Long> committed(String group, Cancellation cancellation) throws FailureException {
        var found = new HashMap<Partition, Long>();
        offsets.committed(group, cancellation).forEach((partition, offset) -> {
            if (partition.topic().equals(topic)) {
                found.put(new Partition(topic, partition.partition()), offset);
            }
        });
        if (found.isEmpty()) {
            throw new FailureException(new Failure.NotFound("committed offset of group “" + group + "” in topic " + topic, ""));
        }
        return found;
    }

    /// Where `time` is in each partition that has such a record. Those that do not answer are taken out of `logs`.
    private Map<Partition, Long> atTime(Collection<TopicPartition> partitions, Instant time, Map<Partition, OffsetRange> logs,
            Cancellation cancellation) throws FailureException {
        return known(partitions, offsets.atTime(partitions, time, cancellation), logs);
    }

    private static Map<Partition, Long> known(Collection<TopicPartition> partitions, Map<TopicPartition, OptionalLong> answers,
            Map<Partition, OffsetRange> logs) {
        var found = new HashMap<Partition, Long>();
        for (var partition : partitions) {
            var key = new Partition(partition.topic(), partition.partition());
            var answer = answers.get(partition);
            if (answer == null) {
                logs.remove(key);
            } else {
                answer.ifPresent(offset -> found.put(key, offset));
            }
        }
        return found;
    }
}
