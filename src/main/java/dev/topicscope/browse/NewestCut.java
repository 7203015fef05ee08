package dev.topicscope.browse;

import java.util.Map;
import java.util.TreeMap;

import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;

/// Finds where the newest records over several partitions begin, without reading one: by asking for offsets at a time, halving the span of
/// time until as many offsets lie behind it as are wanted.
///
/// Offsets are counted, so gaps make it fewer records; wild timestamps make it other records, but never more than were wanted.
public final class NewestCut {

    /// The times between which records are looked for: 1970 to the year 2286.
    private static final long LATEST_MILLIS = 9_999_999_999_999L;

    private NewestCut() {
    }

    /// Answers where a time is in each partition.
    public interface OffsetsByTime {

        /// The first offset of each partition whose record is of `millis` (since 1970) or later; a partition without one is missing.
        Map<Partition, Long> at(long millis) throws FailureException;
    }

    /// The offset in each of `ranges` at which the newest `records` of all of them begin. Asks at most 44 times, and not at all where one
    /// partition or all records are wanted.
    ///
    /// @throws FailureException what `offsets` throws
    public static Map<Partition, Long> find(long records, Map<Partition, OffsetRange> ranges,
            OffsetsByTime offsets) throws FailureException {
        var all = starts(ranges);
        var none = ends(ranges);
        long total = span(all, ranges);
        if (total <= records) {
            return all;
        }
        if (ranges.values().stream().filter(range -> !range.isEmpty()).count() == 1) {
            return trimmed(all, none, total - records);
        }
        // `early` leaves too many or just enough, `late` too few.
        var early = all;
        var late = none;
        long from = -1;
        long to = LATEST_MILLIS;
        while (to - from > 1 && span(early, ranges) > records) {
            long middle = from + (to - from) / 2;
            var starts = clamped(offsets.at(middle), ranges);
            if (span(starts, ranges) >= records) {
                early = starts;
                from = middle;
            } else {
                late = starts;
                to = middle;
            }
        }
        return trimmed(early, late, span(early, ranges) - records);
    }

    /// Of records of the same time, those of the first partitions are left out.
    private static Map<Partition, Long> trimmed(Map<Partition, Long> early, Map<Partition, Long> late, long excess) {
        var trimmed = new TreeMap<Partition, Long>();
        long left = excess;
        for (var entry : new TreeMap<>(early).entrySet()) {
            long cut = Math.min(left, Math.max(0, late.get(entry.getKey()) - entry.getValue()));
            trimmed.put(entry.getKey(), entry.getValue() + cut);
            left -= cut;
        }
        return trimmed;
    }

    private static Map<Partition, Long> clamped(Map<Partition, Long> found, Map<Partition, OffsetRange> ranges) {
        var clamped = new TreeMap<Partition, Long>();
        ranges.forEach((partition, range) ->
                clamped.put(partition, Math.clamp(found.getOrDefault(partition, range.to()), range.from(), range.to())));
        return clamped;
    }

    private static Map<Partition, Long> starts(Map<Partition, OffsetRange> ranges) {
        var starts = new TreeMap<Partition, Long>();
        ranges.forEach((partition, range) -> starts.put(partition, range.from()));
        return starts;
    }

    private static Map<Partition, Long> ends(Map<Partition, OffsetRange> ranges) {
        var ends = new TreeMap<Partition, Long>();
        ranges.forEach((partition, range) -> ends.put(partition, range.to()));
        return ends;
    }

    private static long span(Map<Partition, Long> starts, Map<Partition, OffsetRange> ranges) {
        return ranges.values().stream().mapToLong(range -> range.to() - starts.get(range.partition())).sum();
    }
}
