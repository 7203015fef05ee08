package dev.topicscope.kafka;

import java.time.Duration;

/// When work must be over, however many steps it has. Immutable.
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /// A deadline that comes after `duration`, but never later than this one.
    Deadline within(Duration duration) {
        return new Deadline(Math.min(end, System.nanoTime() + duration.toNanos()));
    }

    /// What is left, zero at least.
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /// What is left in milliseconds, 1 at least: for calls to which 0 means for ever.
    int millis() {
        return (int) Math.max(1, left().toMillis());
    }

    boolean isOver() {
        return end - System.nanoTime() <= 0;
    }
}
