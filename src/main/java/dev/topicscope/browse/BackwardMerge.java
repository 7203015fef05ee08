package dev.topicscope.browse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// Chooses the newest records of several partitions from their ends backwards: by time over all of them, by offset within each; the mirror
/// image of [TimeMerge]. Equal times come in the order of partitions, seen from the oldest.
///
/// Each partition brings its newest records first, in runs that follow one another backwards; while one has brought none that could be
/// compared, and has more, nothing older is chosen. Not thread-safe.
public final class BackwardMerge<R> {

    private final ToLongFunction<R> time;
    private final Map<Integer, Lane<R>> lanes = new TreeMap<>(Comparator.reverseOrder());
    private final List<R> taken = new ArrayList<>();
    private final int most;
    private final long mostBytes;
    private final ToLongFunction<R> size;
    private long bytes;

    /// Chooses `most` records at most, and no more once those chosen have `mostBytes`, each counted as `size` says.
    public BackwardMerge(ToLongFunction<R> time, ToLongFunction<R> size, int most, long mostBytes) {
        this.time = time;
        this.size = size;
        this.most = most;
        this.mostBytes = mostBytes;
    }

    private static final class Lane<R> {
        private final ArrayDeque<R> records = new ArrayDeque<>();
        private long low;
        private boolean more;

        private boolean isWanting() {
            return more && records.isEmpty();
        }
    }

    /// `partition` has records to bring that end before `offset`.
    public void begin(int partition, long offset) {
        var lane = new Lane<R>();
        lane.low = offset;
        lane.more = true;
        lanes.put(partition, lane);
    }

    /// What `partition` has from the offset `from` up to where its last run began, in the order of offsets; `more` if there is something
    /// before that.
    public void add(int partition, List<R> run, long from, boolean more) {
        var lane = lanes.get(partition);
        for (int i = run.size() - 1; i >= 0; i--) {
            lane.records.addFirst(run.get(i));
        }
        lane.low = from;
        lane.more = more;
    }

    /// `partition` brings nothing more now, though it may have more: the others go on without it.
    public void leaveOut(int partition) {
        lanes.get(partition).more = false;
    }

    /// Whether as many have been chosen as are wanted.
    public boolean isFull() {
        return taken.size() >= most || bytes >= mostBytes;
    }

    /// Chooses until that is enough, or a partition has to bring more.
    public void take() {
        while (!isFull() && lanes.values().stream().noneMatch(Lane::isWanting)) {
            var next = lanes.values().stream().filter(lane -> !lane.records.isEmpty())
                    .max(Comparator.comparingLong(lane -> time.applyAsLong(lane.records.peekLast())));
            if (next.isEmpty()) {
                return;
            }
            var record = next.get().records.removeLast();
            bytes += size.applyAsLong(record);
            taken.add(record);
        }
    }

    /// The partitions that have to bring more before another record can be chosen.
    public List<Integer> wanting() {
        var wanting = new ArrayList<Integer>();
        lanes.forEach((partition, lane) -> {
            if (lane.isWanting()) {
                wanting.add(partition);
            }
        });
        return wanting;
    }

    /// The offset before which `partition` has to bring its next run.
    public long low(int partition) {
        return lanes.get(partition).low;
    }

    /// How many have been chosen.
    public int size() {
        return taken.size();
    }

    /// What was chosen, the oldest first.
    public List<R> records() {
        var oldestFirst = new ArrayList<>(taken);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    /// For each partition, the offset before which nothing has been chosen: that after the newest record not chosen, or that of where its
    /// runs begin, if all they held is chosen. `offsetOf` is a record's offset.
    public Map<Integer, Long> edges(ToLongFunction<R> offsetOf) {
        var edges = new HashMap<Integer, Long>();
        lanes.forEach((partition, lane) -> edges.put(partition,
                lane.records.isEmpty() ? lane.low : offsetOf.applyAsLong(lane.records.peekLast()) + 1));
        return edges;
    }
}
