package dev.topicscope.browse;

import java.util.Map;
import java.util.TreeMap;

import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Start;

/// Turns a start into one offset for each partition. Pure.
public final class ReadPlanner {

    private ReadPlanner() {
    }

    /// The offset of each partition to read first.
    ///
    /// For [Start.Last] these are the offsets from which the newest records over all partitions are certain to be read (if nothing is
    /// missing between them): the reader keeps the newest of what it then gets. `offsetsByTime` answers [Start.AtTime]: the first offset at
    /// or after that time; a partition without an entry has no such record.
    public static Map<Partition, Long> plan(Start start, Map<Partition, OffsetRange> ranges, Map<Partition, Long> offsetsByTime) {
        var plan = new TreeMap<Partition, Long>();
        ranges.forEach((partition, range) -> plan.put(partition, switch (start) {
            case Start.Earliest() -> range.from();
            case Start.Latest() -> range.to();
            case Start.Last(int records) -> Math.max(range.from(), range.to() - records);
            case Start.AtOffset(long offset) -> Math.clamp(offset, range.from(), range.to());
            case Start.AtTime(var _) -> offsetsByTime.getOrDefault(partition, range.to());
        }));
        return plan;
    }
}
