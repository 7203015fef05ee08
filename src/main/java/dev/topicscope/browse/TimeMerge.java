package dev.topicscope.browse;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// Brings the records of several partitions into one order: by time over all of them, by offset within each.
///
/// A record is held back while a partition that is awaited has nothing to compare it with. Equal times come in the order of partitions.
/// Not thread-safe.
public final class TimeMerge<R> {

    private final ToLongFunction<R> time;
    private final Map<Integer, Lane<R>> lanes = new HashMap<>();
    private final PriorityQueue<Lane<R>> heads = new PriorityQueue<>(
            Comparator.comparingLong((Lane<R> lane) -> lane.headTime).thenComparingInt(lane -> lane.partition));
    private int awaitedEmpty;

    public TimeMerge(ToLongFunction<R> time) {
        this.time = time;
    }

    /// From now on nothing passes unless it can be compared with the next record of `partition`.
    public void await(int partition) {
        var lane = lane(partition);
        if (!lane.awaited) {
            lane.awaited = true;
            awaitedEmpty += lane.records.isEmpty() ? 1 : 0;
        }
    }

    /// `partition` has no more records to wait for. What it holds still comes in its place.
    public void release(int partition) {
        var lane = lane(partition);
        if (lane.awaited) {
            lane.awaited = false;
            awaitedEmpty -= lane.records.isEmpty() ? 1 : 0;
        }
    }

    public boolean isAwaited(int partition) {
        return lane(partition).awaited;
    }

    /// Takes the next record of `partition`, in the order of offsets.
    public void add(int partition, R record) {
        var lane = lane(partition);
        lane.records.addLast(record);
        if (lane.records.size() == 1) {
            awaitedEmpty -= lane.awaited ? 1 : 0;
            enqueue(lane);
        }
    }

    /// The next record in order, left where it is; `null` if there is none or it must wait.
    public R peek() {
        return awaitedEmpty > 0 || heads.isEmpty() ? null : heads.peek().records.peekFirst();
    }

    /// Takes out the record that [#peek] shows.
    ///
    /// @throws IllegalStateException if there is none
    public R take() {
        if (peek() == null) {
            throw new IllegalStateException("No record is due");
        }
        var lane = heads.poll();
        R record = lane.records.removeFirst();
        if (!lane.records.isEmpty()) {
            enqueue(lane);
        } else if (lane.awaited) {
            awaitedEmpty++;
        }
        return record;
    }

    /// Takes out all records that are due, in order.
    public void drain(Consumer<R> target) {
        while (peek() != null) {
            target.accept(take());
        }
    }

    /// How many records of `partition` wait here.
    public int held(int partition) {
        return lane(partition).records.size();
    }

    private void enqueue(Lane<R> lane) {
        lane.headTime = time.applyAsLong(lane.records.peekFirst());
        heads.add(lane);
    }

    private Lane<R> lane(int partition) {
        return lanes.computeIfAbsent(partition, Lane::new);
    }

    private static final class Lane<R> {
        private final int partition;
        private final ArrayDeque<R> records = new ArrayDeque<>();
        private boolean awaited;
        private long headTime;

        private Lane(int partition) {
            this.partition = partition;
        }
    }
}
