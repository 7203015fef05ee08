package dev.topicscope.browse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.topicscope.model.RecordCount.Doubt;
import dev.topicscope.model.TimeRange;
import dev.topicscope.model.TimeSlices;

/// Makes a [Timeline] of what look-ups find, and says which look-ups that takes. Pure; not thread-safe; for one timeline.
///
/// A look-up is left out where its answer is certain: before a partition's oldest record, after its newest, and where an earlier timeline
/// has asked for the same time, or found nothing between two times around it.
public final class TimelineBuilder {

    private final TimeRange range;
    private final boolean whole;
    private final TimeSlices slices;
    private final Optional<Timeline> known;
    private final SortedMap<Integer, Draft> drafts = new TreeMap<>();

    private record Draft(TimeExtent extent, long[] offsets, BitSet found) {

        void set(int boundary, long offset) {
            offsets[boundary] = Math.clamp(offset, extent.earliest(), extent.latest());
            found.set(boundary);
        }
    }

    /// A timeline over `range`, which was chosen to show the `whole` topic or was asked for, in at most `most` slices. `known` is what an
    /// earlier timeline of the same topic has found.
    public TimelineBuilder(TimeRange range, boolean whole, int most, Collection<TimeExtent> extents, Optional<Timeline> known) {
        this.range = range;
        this.whole = whole;
        this.slices = TimeSlices.covering(range, most);
        this.known = known;
        for (var extent : extents) {
            var draft = new Draft(extent, new long[slices.count() + 1], new BitSet());
            drafts.put(extent.partition(), draft);
            settle(draft);
        }
    }

    public TimeSlices slices() {
        return slices;
    }

    /// The look-ups that are still to be made: times, each with the partitions to ask.
    public SortedMap<Instant, Set<Integer>> lookUps() {
        var open = new TreeMap<Instant, Set<Integer>>();
        for (int boundary = 0; boundary <= slices.count(); boundary++) {
            var partitions = new TreeSet<Integer>();
            for (var entry : drafts.entrySet()) {
                if (!entry.getValue().found().get(boundary)) {
                    partitions.add(entry.getKey());
                }
            }
            if (!partitions.isEmpty()) {
                open.put(slices.boundary(boundary), partitions);
            }
        }
        return open;
    }

    /// Takes the answers to the look-up of `time`, a boundary of the slices: for each partition that answered the first offset at or after
    /// it, absent where there is none.
    public void found(Instant time, Map<Integer, OptionalLong> offsets) {
        int boundary = (int) slices.indexOf(time);
        offsets.forEach((partition, offset) -> {
            var draft = drafts.get(partition);
            draft.set(boundary, offset.orElse(draft.extent().latest()));
        });
    }

    /// The timeline of all partitions whose look-ups are complete. `missing` are those of which not even the extent is known, `now` tells
    /// which timestamps lie in the future.
    public Timeline build(Set<Integer> missing, Set<Doubt> doubts, Instant now) {
        var tracks = new ArrayList<Timeline.Track>();
        var silent = new HashSet<>(missing);
        var unordered = new HashSet<Integer>();
        for (var draft : drafts.values()) {
            int partition = draft.extent().partition();
            if (draft.found().cardinality() <= slices.count()) {
                silent.add(partition);
                continue;
            }
            if (ascend(draft.offsets()) | WholeRange.isUnordered(draft.extent(), doubts.contains(Doubt.TRANSACTIONAL), now)
                    | known.filter(timeline -> timeline.unordered().contains(partition)).isPresent()) {
                unordered.add(partition);
            }
            tracks.add(new Timeline.Track(draft.extent(), draft.offsets()));
        }
        var all = new HashSet<>(doubts);
        if (!silent.isEmpty()) {
            all.add(Doubt.INCOMPLETE);
        }
        return new Timeline(range, whole, slices, List.copyOf(tracks), silent, unordered, all);
    }

    /// Raises each offset to that of an earlier time, and tells whether one was smaller.
    private static boolean ascend(long[] offsets) {
        boolean raised = false;
        for (int i = 1; i < offsets.length; i++) {
            if (offsets[i] < offsets[i - 1]) {
                offsets[i] = offsets[i - 1];
                raised = true;
            }
        }
        return raised;
    }

    private void settle(Draft draft) {
        var extent = draft.extent();
        var before = known.flatMap(timeline -> timeline.track(extent.partition())).filter(track -> continues(track.extent(), extent));
        for (int boundary = 0; boundary <= slices.count(); boundary++) {
            var time = slices.boundary(boundary);
            if (extent.isEmpty()) {
                draft.set(boundary, extent.earliest());
            } else if (extent.oldest().filter(oldest -> !time.isAfter(oldest.time())).isPresent()) {
                draft.set(boundary, extent.oldest().get().offset());
            } else if (extent.newest().filter(newest -> time.isAfter(newest.time())).isPresent()) {
                draft.set(boundary, extent.latest());
            } else if (before.isPresent()) {
                int at = boundary;
                recall(before.get(), known.get().slices(), extent, time).ifPresent(offset -> draft.set(at, offset));
            }
        }
    }

    /// Whether `later` is the same log: one that was deleted and created anew begins or ends before.
    private static boolean continues(TimeExtent earlier, TimeExtent later) {
        return earlier.earliest() <= later.earliest() && earlier.latest() <= later.latest();
    }

    /// The answer for `time` as far as an earlier timeline tells it.
    private static OptionalLong recall(Timeline.Track track, TimeSlices slices, TimeExtent extent, Instant time) {
        long slice = Math.clamp(slices.indexOf(time), -1, slices.count());
        long answer = slice < 0 ? track.extent().earliest() : track.offsets()[(int) slice];
        long next = slice < slices.count() ? track.offsets()[(int) slice + 1] : track.extent().latest();
        boolean asked = slice >= 0 && slices.boundary((int) slice).equals(time);
        if (!asked && answer != next) {
            return OptionalLong.empty();
        }
        // That nothing was as late as a time holds only until something is written.
        boolean none = answer == track.extent().latest();
        return none && extent.latest() > track.extent().latest() ? OptionalLong.empty() : OptionalLong.of(answer);
    }
}
