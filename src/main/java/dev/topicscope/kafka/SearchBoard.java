package dev.topicscope.kafka;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

import dev.topicscope.browse.Search.PartitionProgress;
import dev.topicscope.browse.Search.Progress;
import dev.topicscope.browse.Search.State;
import dev.topicscope.model.Failure;

/// How a search stands, as its threads write it and the window reads it. Thread-safe.
final class SearchBoard {

    private final boolean goesOn;
    private final SearchBudget budget;
    private final List<SearchPiece> pieces = new ArrayList<>();
    private final List<SearchTally> tallies = new ArrayList<>();
    private final List<PollTally> polls = new ArrayList<>();
    private final Map<String, String> warnings = new LinkedHashMap<>();
    private final Map<Integer, Long> lost = new TreeMap<>();
    private final Map<Integer, Passed> passedOver = new TreeMap<>();
    private Optional<Failure> failure = Optional.empty();
    private Optional<String> firstError = Optional.empty();
    private OptionalInt keyPartition = OptionalInt.empty();
    private boolean planned;
    private boolean leftOut;
    private boolean stopped;
    private int working;

    private record Passed(long from, long offsets) {
    }

    SearchBoard(boolean goesOn, SearchBudget budget) {
        this.goesOn = goesOn;
        this.budget = budget;
    }

    /// `threads` threads are going to read.
    synchronized void planned(int threads) {
        planned = true;
        working = threads;
    }

    /// One thread reads no more.
    ///
    /// @return whether it was the last
    synchronized boolean ended() {
        working--;
        return working == 0;
    }

    synchronized void add(SearchPiece piece) {
        pieces.add(piece);
    }

    synchronized void add(SearchTally tally) {
        tallies.add(tally);
    }

    synchronized void add(PollTally tally) {
        polls.add(tally);
    }

    /// Says that the link is the limit, or no longer.
    synchronized void limited(Optional<String> sentence) {
        sentence.ifPresentOrElse(said -> warn("slow", said), () -> unwarn("slow"));
    }

    /// The pieces of which not all has been read that was there when the search began.
    synchronized List<SearchPiece> unread() {
        return pieces.stream().filter(piece -> !piece.isRead() && !piece.isGivenUp()).toList();
    }

    synchronized boolean has(int partition) {
        return pieces.stream().anyMatch(piece -> piece.partition().partition() == partition);
    }

    /// Says a sentence on `subject`, in the place of what was said on it before.
    synchronized void warn(String subject, String sentence) {
        warnings.put(subject, sentence);
    }

    synchronized void unwarn(String subject) {
        warnings.remove(subject);
    }

    /// The cluster has deleted so many offsets more of `partition` before they could be read.
    synchronized void lost(int partition, long offsets) {
        long all = lost.merge(partition, offsets, Long::sum);
        warn("lost " + partition, "Partition " + partition + ": " + all + (all == 1 ? " offset was" : " offsets were")
                + " deleted by the cluster before they could be searched.");
    }

    /// So many offsets of `partition` from `from` on are passed over, because a record there needs more memory than there is.
    synchronized void passedOver(int partition, long from, long offsets) {
        leftOut = true;
        var all = passedOver.merge(partition, new Passed(from, offsets), (before, now) -> new Passed(before.from(),
                before.offsets() + now.offsets()));
        String subject = all.offsets() == 1 ? "the record at offset " + all.from() + " is"
                : all.offsets() + " offsets from " + all.from() + " on are";
        warn("passed over " + partition, "Partition " + partition + ": " + subject
                + " not searched, because a record there needs more memory than this program has.");
    }

    /// Only `partition` is searched, because of the exact key.
    synchronized void narrowed(int partition) {
        keyPartition = OptionalInt.of(partition);
    }

    synchronized OptionalInt keyPartition() {
        return keyPartition;
    }

    /// Some of what was to be searched can't be.
    synchronized void leftOut() {
        leftOut = true;
    }

    /// The first failure is the one that is told; none is, once the user has ended the search: what fails then fails because it ends.
    synchronized void fail(Failure why) {
        if (failure.isEmpty() && !stopped) {
            failure = Optional.of(why);
        }
    }

    synchronized void error(String reason) {
        if (firstError.isEmpty()) {
            firstError = Optional.of(reason);
        }
    }

    /// The user ends it; without effect where it has ended already.
    synchronized void stop() {
        stopped = stopped || !(planned && working == 0);
    }

    synchronized boolean isComplete() {
        return failure.isEmpty() && !stopped && planned && !leftOut && (budget.isSpent() || pieces.stream().allMatch(SearchPiece::isRead))
                && (goesOn || working == 0);
    }

    synchronized Progress progress() {
        return new Progress(state(), partitions(), sum(SearchTally::records), sum(SearchTally::bytes), sum(SearchTally::matches),
                sum(SearchTally::errors), firstError, List.copyOf(warnings.values()), PollTally.sum(polls));
    }

    private State state() {
        if (failure.isPresent()) {
            return new State.Failed(failure.get());
        }
        if (stopped) {
            return new State.Stopped();
        }
        if (!planned) {
            return new State.Opening();
        }
        if (working == 0) {
            return new State.Done();
        }
        return goesOn && pieces.stream().allMatch(piece -> piece.isRead() || piece.isGivenUp()) ? new State.Live() : new State.Searching();
    }

    private List<PartitionProgress> partitions() {
        var byNumber = new TreeMap<Integer, PartitionProgress>();
        for (var piece : pieces) {
            byNumber.merge(piece.partition().partition(), new PartitionProgress(piece.partition().partition(), piece.read(), piece.total(),
                    piece.bytes()), (one, other) -> new PartitionProgress(one.partition(), one.read() + other.read(),
                            one.total() + other.total(), one.bytes() + other.bytes()));
        }
        return List.copyOf(byNumber.values());
    }

    private long sum(ToLongFunction<SearchTally> count) {
        return tallies.stream().mapToLong(count).sum();
    }
}
