package dev.topicscope.kafka;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

import dev.topicscope.browse.End;
import dev.topicscope.browse.KeyPartitioner;
import dev.topicscope.browse.NewestCut;
import dev.topicscope.browse.ReadPlanner;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Start;

/// Finds out which offsets of which partitions a search reads. Blocks; confined to the search's watch.
final class SearchPlanning {

    private final SearchRequest request;
    private final Offsets offsets;
    private final SearchBoard board;
    private final Cancellation ended;
    private final Set<Integer> silent = new TreeSet<>();
    private Optional<Uuid> topicId = Optional.empty();

    SearchPlanning(SearchRequest request, Offsets offsets, SearchBoard board, Cancellation ended) {
        this.request = request;
        this.offsets = offsets;
        this.board = board;
        this.ended = ended;
    }

    /// The ranges to search, in the order of partitions. Says on the board what is left out and why.
    ///
    /// @throws FailureException `NotFound` if the topic, or every partition that was asked for, does not exist; or else why the cluster
    /// can't tell
    List<OffsetRange> begin() throws FailureException {
        var topic = offsets.describe(request.topic(), ended);
        topicId = Optional.of(topic.topicId());
        var wanted = wanted(topic);
        sayMissing(topic);
        if (!wanted.isEmpty() || request.partitions().isEmpty()) {
            return ranges(wanted, request.start());
        }
        throw new FailureException(new Failure.NotFound("partition " + numbers(request.partitions()) + " of topic " + request.topic(), ""));
    }

    /// The ranges of the partitions that were added, or have begun to answer, since the search began.
    List<OffsetRange> later(TopicDescription topic) throws FailureException {
        var wanted = wanted(topic);
        var back = wanted.stream().filter(silent::contains).toList();
        var added = wanted.stream().filter(number -> !silent.contains(number) && !board.has(number)).toList();
        var ranges = new HashMap<Integer, OffsetRange>();
        ranges(back, request.start()).forEach(range -> ranges.put(range.partition().number(), range));
        ranges(added, new Start.Earliest()).forEach(range -> ranges.put(range.partition().number(), range));
        return List.copyOf(ranges.values());
    }

    /// Whether `topic` is another one than the search began with, though of the same name.
    boolean isAnother(TopicDescription topic) {
        return topicId.filter(id -> !id.equals(Uuid.ZERO_UUID) && !id.equals(topic.topicId())).isPresent();
    }

    private List<Integer> wanted(TopicDescription topic) {
        var wanted = new TreeSet<Integer>();
        topic.partitions().forEach(partition -> wanted.add(partition.partition()));
        if (!request.partitions().isEmpty()) {
            wanted.retainAll(request.partitions());
        }
        if (!request.query().partitions().isEmpty()) {
            wanted.retainAll(request.query().partitions());
        }
        if (request.partitions().isEmpty() && request.query().partitions().isEmpty() && topic.partitions().size() > 1) {
            request.query().exactKey().ifPresent(key -> {
                int only = KeyPartitioner.partitionFor(key, topic.partitions().size());
                wanted.retainAll(Set.of(only));
                board.narrowed(only);
            });
        }
        return List.copyOf(wanted);
    }

    private void sayMissing(TopicDescription topic) {
        var missing = new TreeSet<>(request.partitions());
        topic.partitions().forEach(partition -> missing.remove(partition.partition()));
        if (!missing.isEmpty()) {
            board.warn("missing", "The topic has no partition " + numbers(missing) + ".");
        }
    }

    private List<OffsetRange> ranges(Collection<Integer> numbers, Start start) throws FailureException {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var partitions = numbers.stream().map(number -> new TopicPartition(request.topic(), number)).toList();
        var logs = new HashMap<>(offsets.ranges(partitions, ended));
        var starts = start instanceof Start.AtTime(var time) ? atTime(partitions, time, logs) : Map.<Partition, Long>of();
        var ends = request.end() instanceof End.BeforeTime(var time) ? atTime(partitions, time, logs) : Map.<Partition, Long>of();
        saySilent(numbers, logs);
        var bounded = ReadPlanner.before(request.end(), logs, ends);
        return List.copyOf(ReadPlanner.from(start instanceof Start.Last(int records) ? newest(records, partitions, bounded)
                : ReadPlanner.plan(start, logs, starts), bounded).values());
    }

    private Map<Partition, Long> newest(int records, List<TopicPartition> partitions, Map<Partition,
            OffsetRange> ranges) throws FailureException {
        return NewestCut.find(records, ranges, millis -> atTime(partitions, Instant.ofEpochMilli(millis), new HashMap<>()));
    }

    /// Where `time` is in each partition that has such a record. Those that do not answer are taken out of `logs`.
    private Map<Partition, Long> atTime(List<TopicPartition> partitions, Instant time, Map<Partition,
            OffsetRange> logs) throws FailureException {
        var found = new HashMap<Partition, Long>();
        var answers = offsets.atTime(partitions, time, ended);
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

    private void saySilent(Collection<Integer> numbers, Map<Partition, OffsetRange> logs) {
        for (int number : numbers) {
            String subject = "silent " + number;
            if (logs.containsKey(new Partition(request.topic(), number))) {
                silent.remove(number);
                board.unwarn(subject);
            } else if (silent.add(number)) {
                board.leftOut();
                board.warn(subject, "Partition " + number + " is not searched: the broker that leads it does not answer."
                        + (request.end() instanceof End.Never ? " It is searched as soon as it does." : ""));
            }
        }
    }

    private static String numbers(Collection<Integer> numbers) {
        return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
