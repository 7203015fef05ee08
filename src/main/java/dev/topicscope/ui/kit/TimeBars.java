package dev.topicscope.ui.kit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.topicscope.model.TimeRange;
import dev.topicscope.model.TimeSlices;

/// What a [TimelineView] draws: a count for each slice of time, how many records lie before and after them, and why the counts are an
/// estimate (whole sentences; empty where they are exact).
///
/// @throws IllegalArgumentException if there is not one count for each slice
public record TimeBars(TimeSlices slices, List<Long> counts, long before, long after, String doubts) {

    public TimeBars {
        Objects.requireNonNull(slices, "slices");
        Objects.requireNonNull(doubts, "doubts");
        counts = List.copyOf(counts);
        if (counts.size() != slices.count()) {
            throw new IllegalArgumentException(counts.size() + " counts for " + slices.count() + " slices");
        }
    }

    /// Whether there are records in the slices at all.
    public boolean isEmpty() {
        return counts.stream().allMatch(count -> count == 0);
    }

    /// The count of the fullest slice that has a part in `range`.
    long highest(TimeRange range) {
        long highest = 0;
        for (int slice = Math.max(0, first(range)); slice < counts.size() && slices.boundary(slice).isBefore(range.to()); slice++) {
            highest = Math.max(highest, counts.get(slice));
        }
        return highest;
    }

    /// The start of the slice so many further than that of `moment`; of the first or last, if there are none.
    Instant step(Instant moment, int further) {
        return slices.boundary((int) Math.clamp(slices.indexOf(moment) + further, 0, counts.size() - 1L));
    }

    private int first(TimeRange range) {
        return Math.clamp(slices.indexOf(range.from()), 0, counts.size());
    }
}
