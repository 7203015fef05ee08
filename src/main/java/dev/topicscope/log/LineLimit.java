package dev.topicscope.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntConsumer;

/// Lets some lines pass in a while, and counts the others. Thread-safe.
final class LineLimit {

    static final int LINES = 20;
    static final Duration WHILE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private Instant began = Instant.MIN;
    private int lines;
    private int leftOut;

    LineLimit(InstantSource clock) {
        this.clock = clock;
    }

    /// Runs `write` if another line may pass; before the first of a while, tells `report` how many were left out in the one before, if any.
    void pass(IntConsumer report, Runnable write) {
        int missing = 0;
        boolean passes;
        synchronized (this) {
            var now = clock.instant();
            if (!now.isBefore(began == Instant.MIN ? now : began.plus(WHILE))) {
                began = now;
                missing = leftOut;
                lines = 0;
                leftOut = 0;
            }
            passes = lines < LINES;
            if (passes) {
                lines++;
            } else {
                leftOut++;
            }
        }
        if (missing > 0) {
            report.accept(missing);
        }
        if (passes) {
            write.run();
        }
    }
}
