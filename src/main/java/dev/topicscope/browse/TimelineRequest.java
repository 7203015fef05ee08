package dev.topicscope.browse;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.topicscope.model.TimeRange;

/// Which timeline to find: of a topic, those partitions only (all if empty), over `range`, in at most `slices` slices.
///
/// Without a range it is the one that holds most of the records. What `known`, an earlier timeline of the same topic, tells is not asked
/// again: with it, a finer picture costs its new boundaries only, and a refresh little more than the end offsets.
///
/// @throws IllegalArgumentException if `slices` is less than two or more than 1000
public record TimelineRequest(String topic, Set<Integer> partitions, Optional<TimeRange> range, int slices, Optional<Timeline> known) {

    private static final int MOST = 1000;

    public TimelineRequest {
        Objects.requireNonNull(topic, "topic");
        partitions = Set.copyOf(partitions);
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(known, "known");
        if (slices < 2 || slices > MOST) {
            throw new IllegalArgumentException("From 2 to " + MOST + " slices, but was " + slices);
        }
    }

    /// The whole topic, of which nothing is known yet.
    public static TimelineRequest of(String topic, int slices) {
        return new TimelineRequest(topic, Set.of(), Optional.empty(), slices, Optional.empty());
    }

    public TimelineRequest over(TimeRange wanted) {
        return new TimelineRequest(topic, partitions, Optional.of(wanted), slices, known);
    }

    public TimelineRequest knowing(Timeline timeline) {
        return new TimelineRequest(topic, partitions, range, slices, Optional.of(timeline));
    }
}
