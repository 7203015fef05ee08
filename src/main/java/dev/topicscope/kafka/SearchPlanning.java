package dev.topicscope.kafka;

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
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Start;

/// Finds out which offsets of which partitions a search reads. Blocks; confined to the search's watch.
final class SearchPlanning {

    private static final String HIDDEN = "hidden";

    private final SearchRequest request;
    private final Offsets offsets;
    private final RangeFinder finder;
    private final OpenTransactions transactions;
    private final SearchBoard board;
    private final Cancellation ended;
    private final Set<Integer> silent = new TreeSet<>();
    private Optional<Uuid> topicId = Optional.empty();

    SearchPlanning(SearchRequest request, Offsets offsets, SearchBoard board, Cancellation ended) {
        this.request = request;
        this.offsets = offsets;
        this.finder = new RangeFinder(request.topic(), request.end(), offsets);
        this.board = board;
        this.transactions = new OpenTransactions(offsets, request.isolation(), request.end() instanceof End.Never);
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
            sayHidden(wanted);
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
        sayHidden(wanted);
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
        var found = finder.find(partitions(numbers), start, true, ended);
        saySilent(numbers, found.ranges());
        if (request.start() instanceof Start.Committed(String group) && !found.uncommitted().isEmpty()) {
            board.warn("uncommitted " + found.uncommitted(), RangeFinder.uncommitted(group, found.uncommitted()));
        }
        found.deleted().forEach(board::lost);
        return List.copyOf(found.ranges().values());
    }

    private void sayHidden(Collection<Integer> numbers) throws FailureException {
        var sentences = transactions.look(partitions(numbers), ended);
        if (sentences.isEmpty()) {
            board.unwarn(HIDDEN);
        } else {
            board.warn(HIDDEN, String.join("\n", sentences));
        }
    }

    private List<TopicPartition> partitions(Collection<Integer> numbers) {
        return numbers.stream().map(number -> new TopicPartition(request.topic(), number)).toList();
    }

    private void saySilent(Collection<Integer> numbers, Map<Partition, OffsetRange> answering) {
        for (int number : numbers) {
            String subject = "silent " + number;
            if (answering.containsKey(new Partition(request.topic(), number))) {
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
