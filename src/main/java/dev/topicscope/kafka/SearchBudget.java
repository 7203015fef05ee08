package dev.topicscope.kafka;

import java.util.concurrent.atomic.AtomicLong;

import dev.topicscope.browse.End;

/// How many records the threads of a search may still look at, all together. Thread-safe.
final class SearchBudget {

    private final boolean bounded;
    private final AtomicLong left;

    SearchBudget(End end) {
        bounded = end instanceof End.Count;
        left = new AtomicLong(end instanceof End.Count(long records) ? records : Long.MAX_VALUE);
    }

    boolean isBounded() {
        return bounded;
    }

    boolean isSpent() {
        return bounded && left.get() <= 0;
    }

    /// Takes `wanted` records from it, or what is left.
    int claim(int wanted) {
        if (!bounded) {
            return wanted;
        }
        long before = left.getAndUpdate(now -> Math.max(0, now - wanted));
        return (int) Math.min(before, wanted);
    }
}
