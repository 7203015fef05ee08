package dev.topicscope.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
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
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Start;

/// Finds out which partitions a reading reads and from where: at its beginning, and again for each partition that appears or answers later.
/// Thread-safe.
final class Joining {

    private final ReadRequest request;
    private final Offsets offsets;
    private final RangeFinder finder;
    private final ReadBoard board;
    private final OpenTransactions transactions;
    private final Set<TopicPartition> joined = new HashSet<>();
    private final Set<TopicPartition> silent = new HashSet<>();
    private final Set<TopicPartition> leaderless = new HashSet<>();
    private List<Share> waiting = new ArrayList<>();
    private Optional<Uuid> topicId = Optional.empty();

    /// A partition that the reader is to read: from `start` on; at `end` it has caught up, or come to the end that was chosen.
    record Share(TopicPartition partition, long start, long end) {

        /// What is left of it from `next` on.
        Share from(long next) {
            return new Share(partition, next, Math.max(next, end));
        }
    }

    Joining(ReadRequest request, Offsets offsets, ReadBoard board) {
        this.request = request;
        this.offsets = offsets;
        this.finder = new RangeFinder(request.topic(), request.end(), offsets);
        this.board = board;
        this.transactions = new OpenTransactions(offsets, request.isolation(), request.end() instanceof End.Never);
    }

    /// Plans all partitions of the topic. Blocks.
    ///
    /// @return how many partitions there are to read, planned or not
    /// @throws FailureException `NotFound` if the topic or a partition asked for does not exist, or else why the cluster can't tell
    int begin(Cancellation cancellation) throws FailureException {
        var topic = offsets.describe(request.topic(), cancellation);
        for (int partition : new TreeSet<>(request.partitions())) {
            if (partition < 0 || partition >= topic.partitions().size()) {
                throw new FailureException(new Failure.NotFound("partition " + partition + " of topic " + topic.name(),
                        "The topic has " + topic.partitions().size() + " partitions."));
            }
        }
        var wanted = wanted(topic);
        var answering = answering(wanted, topic);
        join(answering, request.start(), cancellation);
        board.hidden(transactions.look(answering, cancellation));
        synchronized (this) {
            topicId = Optional.of(topic.topicId());
        }
        return wanted.size();
    }

    /// Plans the partitions that were added, or that have begun to answer, since the reading began. Blocks.
    void catchUp(TopicDescription topic, Cancellation cancellation) throws FailureException {
        var missing = new ArrayList<TopicPartition>();
        var added = new ArrayList<TopicPartition>();
        var answering = answering(wanted(topic), topic);
        synchronized (this) {
            for (var partition : answering) {
                if (silent.contains(partition)) {
                    missing.add(partition);
                } else if (!joined.contains(partition)) {
                    added.add(partition);
                }
            }
        }
        join(missing, request.start(), cancellation);
        if (request.end() instanceof End.Never) {
            join(added, new Start.Earliest(), cancellation);
        }
        board.hidden(transactions.look(answering, cancellation));
        offsets.refresh(answering, cancellation);
    }

    /// The offsets of partitions that are read; one that does not answer is missing. Blocks.
    Map<Partition, OffsetRange> ranges(Collection<TopicPartition> partitions, Cancellation cancellation) throws FailureException {
        return offsets.ranges(partitions, cancellation);
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

    /// Whether every partition there is to read has been planned and taken.
    synchronized boolean isSettled() {
        return silent.isEmpty() && waiting.isEmpty();
    }

    private List<TopicPartition> wanted(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .filter(partition -> request.partitions().isEmpty() || request.partitions().contains(partition.partition())).toList();
    }

    /// Those of `wanted` that have a leader. The others are told, and asked again later.
    private synchronized List<TopicPartition> answering(List<TopicPartition> wanted, TopicDescription topic) {
        var led = topic.partitions().stream().filter(TopicDescriber::isLed).map(partition -> partition.partition())
                .collect(Collectors.toSet());
        leaderless.clear();
        for (var partition : wanted) {
            if (!led.contains(partition.partition())) {
                leaderless.add(partition);
                if (topicId.isEmpty()) {
                    silent.add(partition);
                }
            }
        }
        tell();
        return wanted.stream().filter(partition -> !leaderless.contains(partition)).toList();
    }

    private void join(Collection<TopicPartition> partitions, Start start, Cancellation cancellation) throws FailureException {
        if (partitions.isEmpty()) {
            return;
        }
        var found = finder.find(partitions, start, request.end() instanceof End.Count, cancellation);
        if (start instanceof Start.Committed(String group) && !found.uncommitted().isEmpty()) {
            board.say(RangeFinder.uncommitted(group, found.uncommitted()));
        }
        found.deleted().forEach(board::deleted);
        add(partitions, found);
    }

    private synchronized void add(Collection<TopicPartition> partitions, RangeFinder.Found found) {
        for (var partition : partitions) {
            var range = found.ranges().get(key(partition));
            if (range == null) {
                silent.add(partition);
            } else {
                silent.remove(partition);
                joined.add(partition);
                board.logStarts().put(partition.partition(), found.logs().get(key(partition)).from());
                waiting.add(new Share(partition, range.from(), range.to()));
            }
        }
        tell();
    }

    private void tell() {
        var untold = new TreeSet<>(Comparator.comparingInt(TopicPartition::partition));
        untold.addAll(silent);
        untold.addAll(leaderless);
        board.absent(untold.stream().map(partition -> "Partition " + partition.partition() + " is not read: "
                + (leaderless.contains(partition)
                ? "no broker leads it" : "the broker that leads it does not answer") + ". It is read as soon as one does.").toList());
    }

    private static Partition key(TopicPartition partition) {
        return new Partition(partition.topic(), partition.partition());
    }
}
