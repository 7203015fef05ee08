package dev.topicscope.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.topicscope.browse.ReadProgress;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.model.Failure;

/// How a reading stands, as its threads write it and the window reads it. Thread-safe.
final class ReadBoard {

    private final Map<Integer, Long> deleted = new TreeMap<>();
    private final Map<Integer, Long> lost = new TreeMap<>();
    private final Map<Integer, Long> logStarts = new ConcurrentHashMap<>();
    private final List<String> said = new ArrayList<>();
    private List<String> hidden = List.of();
    private List<String> absences = List.of();
    private List<Integer> silentBefore = List.of();
    private Phase doing = new Phase.Opening();
    private Optional<Phase.Waiting> waiting = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private boolean full;
    private boolean ended;
    private boolean stopped;
    private long records;
    private long bytes;
    private Optional<String> limit = Optional.empty();
    private final PollTally polls = new PollTally();

    /// What is done while nothing stands in the way.
    synchronized void doing(Phase phase) {
        doing = phase;
    }

    synchronized void read(int moreBytes) {
        records++;
        bytes += moreBytes;
    }

    /// Where the reader counts its polls.
    PollTally polls() {
        return polls;
    }

    /// Says that the link is the limit, or no longer.
    synchronized void limited(Optional<String> sentence) {
        limit = sentence;
    }

    synchronized void full(boolean isFull) {
        full = isFull;
    }

    /// The cluster does not answer; since when, is kept from the first time.
    synchronized void waiting(Failure why) {
        waiting = Optional.of(new Phase.Waiting(why, waiting.map(Phase.Waiting::since).orElseGet(Instant::now)));
    }

    synchronized void answered() {
        waiting = Optional.empty();
    }

    /// The first failure is the one that is told; none is, once the user has ended the reading: what fails then fails because it ends.
    synchronized void fail(Failure why) {
        if (failure.isEmpty() && !stopped) {
            failure = Optional.of(why);
        }
    }

    synchronized void stop() {
        stopped = true;
    }

    /// It has read to its end; without effect where the user has ended it before.
    synchronized void end() {
        ended = !stopped;
        stopped = true;
    }

    /// Says a sentence for good.
    synchronized void say(String sentence) {
        said.add(sentence);
    }

    /// Says for good that offsets were gone before they could be read.
    synchronized void deleted(int partition, long offsets) {
        deleted.merge(partition, offsets, Long::sum);
    }

    /// Says for good that offsets that lie behind are no longer in the log.
    synchronized void lost(int partition, long offsets) {
        lost.merge(partition, offsets, Long::sum);
    }

    /// Says what is hidden at the moment.
    synchronized void hidden(List<String> sentences) {
        hidden = List.copyOf(sentences);
    }

    /// Says what is not read at the moment.
    synchronized void absent(List<String> sentences) {
        absences = List.copyOf(sentences);
    }

    /// Says which partitions did not answer when older records were read.
    synchronized void silentBefore(List<Integer> partitions) {
        silentBefore = List.copyOf(partitions);
    }

    /// Where the log of each partition begins, as far as known. May be used by several threads.
    Map<Integer, Long> logStarts() {
        return logStarts;
    }

    synchronized ReadProgress progress(boolean paused) {
        var warnings = new ArrayList<>(said);
        deleted.forEach((partition, offsets) -> warnings.add("Partition " + partition + ": " + count(offsets)
                + " deleted by the cluster before being read."));
        lost.forEach((partition, offsets) -> warnings.add("Partition " + partition + ": " + count(offsets)
                + " lost by the cluster after being read; other records may take their place."));
        warnings.addAll(hidden);
        warnings.addAll(absences);
        if (!silentBefore.isEmpty()) {
            warnings.add("Older records of " + (silentBefore.size() == 1 ? "partition " : "partitions ") + silentBefore.stream().sorted()
                    .map(String::valueOf).collect(Collectors.joining(", ")) + " are missing: no answer. They come when more are loaded.");
        }
        limit.ifPresent(warnings::add);
        return new ReadProgress(phase(paused), records, bytes, warnings, PollTally.sum(List.of(polls)));
    }

    private static String count(long offsets) {
        return offsets == 1 ? "1 offset was" : offsets + " offsets were";
    }

    private Phase phase(boolean paused) {
        if (failure.isPresent()) {
            return new Phase.Failed(failure.get());
        }
        if (ended) {
            return new Phase.Ended();
        }
        if (stopped) {
            return new Phase.Stopped();
        }
        if (paused) {
            return new Phase.Paused();
        }
        if (waiting.isPresent()) {
            return waiting.get();
        }
        return full ? new Phase.Full() : doing;
    }
}
