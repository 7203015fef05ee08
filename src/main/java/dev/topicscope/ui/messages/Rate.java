package dev.topicscope.ui.messages;

import java.time.Duration;

/// How fast a count grows, over about the last second. Not thread-safe.
final class Rate {

    private static final long WINDOW_NANOS = Duration.ofSeconds(1).toNanos();

    private long since;
    private long countThen;
    private double perSecond;
    private boolean started;

    /// Takes what the count is at a moment of `System.nanoTime`.
    void observe(long nanos, long count) {
        if (!started || count < countThen) {
            started = true;
            since = nanos;
            countThen = count;
            perSecond = 0;
        } else if (nanos - since >= WINDOW_NANOS) {
            perSecond = (count - countThen) * 1e9 / (nanos - since);
            since = nanos;
            countThen = count;
        }
    }

    double perSecond() {
        return perSecond;
    }
}
