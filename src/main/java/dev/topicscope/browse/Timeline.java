package dev.topicscope.browse;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.topicscope.model.RecordCount.Doubt;
import dev.topicscope.model.TimeRange;
import dev.topicscope.model.TimeSlices;

/// How the records of a topic lie in time: how many in each slice, per partition and in sum, counted as differences of offsets that
/// look-ups by time found. No record was read for it. Immutable.
///
/// A look-up finds the *first* offset whose record is as late as a time, or later. So a record whose time is too late draws all behind it,
/// up to where the times have caught up, into its own slice or beyond the last: see [#unordered()]. One whose time is too early counts
/// where its neighbours are.
public final class Timeline {

    /// The share of records, one in this many, that may be left out so that the others can be seen.
    private static final int OUTLIERS = 100;
    /// In so few of the slices are the others too crowded to be seen.
    private static final int CROWDED = 2;
    private static final int ENOUGH_SLICES = 12;

    private final TimeRange range;
    private final boolean whole;
    private final TimeSlices slices;
    private final SortedMap<Integer, Track> tracks;
    private final SortedSet<Integer> missing;
    private final SortedSet<Integer> unordered;
    private final Set<Doubt> doubts;
    private final long[] counts;

    /// One partition: its extent, and for each boundary of the slices the first offset at or after it (the end offset where there is none).
    record Track(TimeExtent extent, long[] offsets) {
    }

    Timeline(TimeRange range, boolean whole, TimeSlices slices, List<Track> tracks, Set<Integer> missing,
            Set<Integer> unordered, Set<Doubt> doubts) {
        this.range = range;
        this.whole = whole;
        this.slices = slices;
        this.tracks = new TreeMap<>();
        tracks.forEach(track -> this.tracks.put(track.extent().partition(), track));
        this.missing = new TreeSet<>(missing);
        this.unordered = new TreeSet<>(unordered);
        this.doubts = Set.copyOf(doubts);
        this.counts = new long[slices.count()];
        tracks.forEach(track -> Arrays.setAll(counts, slice -> counts[slice] + track.offsets()[slice + 1] - track.offsets()[slice]));
    }

    /// The times that were asked for, or found to hold most of the records; the slices cover it.
    public TimeRange range() {
        return range;
    }

    /// Whether the range was chosen to show the whole topic, rather than asked for.
    public boolean isWhole() {
        return whole;
    }

    public TimeSlices slices() {
        return slices;
    }

    /// The partitions that have answered, in their order.
    public SortedSet<Integer> partitions() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(tracks.keySet()));
    }

    /// The partitions that have not; nothing of theirs is counted.
    public SortedSet<Integer> missing() {
        return Collections.unmodifiableSortedSet(missing);
    }

    /// How many records slice `slice` has.
    public long count(int slice) {
        return counts[slice];
    }

    /// How many records slice `slice` has in one of [#partitions()].
    public long count(int partition, int slice) {
        var offsets = tracks.get(partition).offsets();
        return offsets[slice + 1] - offsets[slice];
    }

    /// The first offset in one of [#partitions()] whose record is as late as boundary `boundary` of the slices, or later; the end offset if
    /// there is none.
    public long offset(int partition, int boundary) {
        return tracks.get(partition).offsets()[boundary];
    }

    public TimeExtent extent(int partition) {
        return tracks.get(partition).extent();
    }

    /// How many records come before the first slice.
    public long before() {
        return tracks.values().stream().mapToLong(track -> track.offsets()[0] - track.extent().earliest()).sum();
    }

    /// How many records come after the last slice, or behind one that does.
    public long after() {
        return tracks.values().stream().mapToLong(track -> track.extent().latest() - track.offsets()[slices.count()]).sum();
    }

    /// How many records all slices have together.
    public long within() {
        return Arrays.stream(counts).sum();
    }

    /// All records there are, shown or not.
    public long total() {
        return tracks.values().stream().mapToLong(track -> track.extent().length()).sum();
    }

    /// Why a difference of offsets may not be a number of records.
    public Set<Doubt> doubts() {
        return doubts;
    }

    /// The partitions whose timestamps are out of order to a degree that matters: their counts are in doubtful slices.
    public SortedSet<Integer> unordered() {
        return Collections.unmodifiableSortedSet(unordered);
    }

    public boolean isEstimate() {
        return !doubts.isEmpty() || !unordered.isEmpty();
    }

    /// The part of the slices that holds all but at most 1 % of their records, those earliest in time, if they are crowded into one or two
    /// slices of many: then only a finer look at that part shows anything.
    public Optional<TimeRange> crowd() {
        var part = part();
        long width = part.length().dividedBy(slices.step());
        boolean crowded = slices.count() >= ENOUGH_SLICES && width <= CROWDED && within() > 0 && slices.step().toMillis() > 1;
        return crowded ? Optional.of(part) : Optional.empty();
    }

    /// The slices without those at the early end that hold no more than 1 % of the records together, and without empty ones at the late
    /// end.
    TimeRange part() {
        long spare = within() / OUTLIERS;
        int first = 0;
        while (first < counts.length - 1 && counts[first] <= spare) {
            spare -= counts[first];
            first++;
        }
        int last = counts.length - 1;
        while (last > first && counts[last] == 0) {
            last--;
        }
        return new TimeRange(slices.boundary(first), slices.boundary(last + 1));
    }

    Optional<Track> track(int partition) {
        return Optional.ofNullable(tracks.get(partition));
    }
}
