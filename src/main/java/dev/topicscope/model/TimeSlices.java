package dev.topicscope.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Equal slices of time without gaps: `count` of them, each `step` long, the first from `from`.
///
/// Slice `i` has the boundaries `i` (inclusive) and `i + 1` (exclusive). Those made by [#covering] begin at whole multiples of their step
/// since 1970-01-01T00:00Z, so that the slices of a range stay where they are while the range grows.
///
/// @throws IllegalArgumentException if `step` is less than a millisecond, Kafka's unit of time, or `count` is less than one
public record TimeSlices(Instant from, Duration step, int count) {

    private static final List<Duration> STEPS = Stream.concat(
            Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500).map(Duration::ofMillis), Stream.concat(
            Stream.of(1, 2, 5, 10, 15, 30, 60, 2 * 60, 5 * 60, 10 * 60, 15 * 60, 30 * 60).map(Duration::ofSeconds), Stream.concat(
            Stream.of(1, 2, 3, 6, 12).map(Duration::ofHours),
            Stream.of(1, 2, 7, 14, 28, 91, 182, 364, 728, 1820, 3640, 7280, 18_200).map(Duration::ofDays)))).toList();

    public TimeSlices {
        Objects.requireNonNull(from, "from");
        if (step.toMillis() < 1 || count < 1) {
            throw new IllegalArgumentException("No slices of time: " + count + " of " + step);
        }
    }

    /// The slices that hold all of `range` with the shortest step that people use (1 s, 5 s, 15 s, 1 min, … 1 d) of which at most `most`
    /// are needed.
    ///
    /// @throws IllegalArgumentException if `most` is less than two: a range may lie across a boundary however short it is
    public static TimeSlices covering(TimeRange range, int most) {
        if (most < 2) {
            throw new IllegalArgumentException("A range may need two slices, but at most " + most + " are wanted");
        }
        long from = range.from().toEpochMilli();
        long to = Math.max(from + 1, range.to().minusNanos(1).toEpochMilli() + 1);
        for (var step : STEPS) {
            var slices = covering(from, to, step.toMillis());
            if (slices.count <= most) {
                return slices;
            }
        }
        return covering(from, to, Math.ceilDiv(to - from, most - 1));
    }

    private static TimeSlices covering(long from, long to, long step) {
        long first = Math.floorDiv(from, step);
        long end = Math.ceilDiv(to, step);
        return new TimeSlices(Instant.ofEpochMilli(first * step), Duration.ofMillis(step), (int) Math.min(Integer.MAX_VALUE, end - first));
    }

    /// Boundary `i`, from 0 to `count`.
    public Instant boundary(int i) {
        return from.plus(step.multipliedBy(i));
    }

    public Instant to() {
        return boundary(count);
    }

    public TimeRange range() {
        return new TimeRange(from, to());
    }

    /// Slice `i`, from 0 to `count - 1`.
    public TimeRange slice(int i) {
        return new TimeRange(boundary(i), boundary(i + 1));
    }

    /// The number of the slice that holds `moment`; negative before the first, `count` or more after the last.
    public long indexOf(Instant moment) {
        return Math.floorDiv(moment.toEpochMilli() - from.toEpochMilli(), step.toMillis());
    }
}
