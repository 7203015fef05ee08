package dev.topicscope.ui.kit;

import java.time.Duration;
import java.time.Instant;

import dev.topicscope.model.TimeRange;

/// Where a moment is drawn on a line of `width` pixels that shows `range`. Pure.
record TimeScale(TimeRange range, double width) {

    private static final Duration LEAST = Duration.ofMillis(20);

    double x(Instant moment) {
        return (double) (moment.toEpochMilli() - range.from().toEpochMilli()) / millis() * width;
    }

    /// The moment at `x`, or the nearest end of the range.
    Instant at(double x) {
        return range.from().plusMillis(Math.round(Math.clamp(x / Math.max(1, width), 0, 1) * millis()));
    }

    /// The range shown after zooming by `factor` (below one: closer) around the moment at `x`, within `whole`.
    TimeRange zoomed(double factor, double x, TimeRange whole) {
        long length = Math.max(Math.round(millis() * factor), Math.min(LEAST.toMillis(), whole.length().toMillis()));
        long from = at(x).toEpochMilli() - Math.round(length * Math.clamp(x / Math.max(1, width), 0, 1));
        return within(from, length, whole);
    }

    /// The range shown after moving it by `pixels`, within `whole`.
    TimeRange moved(double pixels, TimeRange whole) {
        return within(range.from().toEpochMilli() + Math.round(pixels / Math.max(1, width) * millis()), millis(), whole);
    }

    private static TimeRange within(long from, long length, TimeRange whole) {
        long first = whole.from().toEpochMilli();
        long end = whole.to().toEpochMilli();
        long kept = Math.min(length, end - first);
        long begin = Math.clamp(from, first, end - kept);
        return new TimeRange(Instant.ofEpochMilli(begin), Instant.ofEpochMilli(begin + kept));
    }

    private long millis() {
        return Math.max(1, range.length().toMillis());
    }
}
