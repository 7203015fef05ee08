package dev.topicscope.query;

import dev.topicscope.model.Cancellation;

/// How many steps the test of one record may still take. Confined to one thread.
final class Budget {

    /// Steps between two looks at whether anybody waits for the test: far less than a millisecond of them.
    private static final int LAP = 4_096;

    private final Cancellation ended;
    private long laps;
    private int lap;

    Budget(Cancellation ended) {
        this.ended = ended;
    }

    /// Allows about so many steps for the next record.
    void begin(long steps) {
        laps = steps / LAP;
        lap = LAP;
    }

    /// Takes a step.
    ///
    /// @throws SpentException if none is left, or nobody waits for the test any more
    void step() {
        if (--lap < 0) {
            turn();
        }
    }

    /// Takes so many steps at once.
    ///
    /// @throws SpentException as [#step] does
    void steps(int number) {
        lap -= number % LAP;
        laps -= number / LAP;
        if (lap < 0 || laps < 0) {
            turn();
        }
    }

    private void turn() {
        if (--laps < 0 || ended.isCancelled()) {
            throw new SpentException();
        }
        lap = LAP;
    }

    /// It takes too long. Without a stack trace; passes through code that knows nothing of it.
    static final class SpentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SpentException() {
            super(null, null, false, false);
        }
    }
}
