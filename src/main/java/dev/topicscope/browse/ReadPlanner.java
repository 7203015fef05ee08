package dev.topicscope.browse;

import java.util.Map;
import java.util.TreeMap;

import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Start;

/// Turns a start into one offset for each partition, and a start and an end into one range for each. Pure.
public final class ReadPlanner {

    private ReadPlanner() {
    }

    /// The offset of each partition to read first.
    ///
    /// For [Start.Last] these are the offsets from which the newest records over all partitions are certain to be read (if nothing is
    /// missing between them): the reader keeps the newest of what it then gets. `found` answers [Start.AtTime] with the first offset at
    /// or after that time, a partition without an entry having no such record, and [Start.Committed] with the committed offset, a partition
    /// without an entry having none.
    public static Map<Partition, Long> plan(Start start, Map<Partition, OffsetRange> ranges, Map<Partition, Long> found) {
        var plan = new TreeMap<Partition, Long>();
        ranges.forEach((partition, range) -> plan.put(partition, switch (start) {
            case Start.Earliest() -> range.from();
            case Start.Latest() -> range.to();
            case Start.Last(int records) -> Math.max(range.from(), range.to() - records);
            case Start.AtOffset(long offset) -> Math.clamp(offset, range.from(), range.to());
            case Start.AtTime(var _) -> found.getOrDefault(partition, range.to());
            case Start.Committed(var _) -> Math.clamp(found.getOrDefault(partition, range.from()), range.from(), range.to());
        }));
        return plan;
    }

    /// What is left of `logs`, the offsets that each partition has, before `end`.
    ///
    /// An end that lies ahead of a partition's end offset (an offset not written yet, a time to come) is that end offset: a bounded read
    /// waits for nothing. [End.Never] and [End.Count] leave all: what is there when the read begins. `offsetsByTime` answers
    /// [End.BeforeTime] as in [#plan].
    public static Map<Partition, OffsetRange> before(End end, Map<Partition, OffsetRange> logs, Map<Partition, Long> offsetsByTime) {
        var left = new TreeMap<Partition, OffsetRange>();
        logs.forEach((partition, log) -> {
            long to = switch (end) {
                case End.Never(), End.Now(), End.Count(long _) -> log.to();
                case End.BeforeOffset(long offset) -> offset;
                case End.BeforeTime(var _) -> offsetsByTime.getOrDefault(partition, log.to());
            };
            left.put(partition, new OffsetRange(partition, log.from(), Math.clamp(to, log.from(), log.to())));
        });
        return left;
    }

    /// What is left of `ranges` from the offsets `starts` on; a start after a range's end leaves an empty one there.
    public static Map<Partition, OffsetRange> from(Map<Partition, Long> starts, Map<Partition, OffsetRange> ranges) {
        var left = new TreeMap<Partition, OffsetRange>();
        ranges.forEach((partition, range) -> left.put(partition,
                new OffsetRange(partition, Math.clamp(starts.getOrDefault(partition, range.to()), range.from(), range.to()), range.to())));
        return left;
    }
}
