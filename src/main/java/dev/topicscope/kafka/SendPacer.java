package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import dev.topicscope.browse.Pace;

/// Lets the records of a run go when it is their time. Used by one thread.
///
/// Each has its time from the start on, whenever the one before went, so that no wait that was a little too long adds up.
final class SendPacer {

    private static final long SECOND = 1_000_000_000L;
    private static final long SHORT = 2_000_000L;
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Pace pace;
    private final ReadControl control;
    private final SendBoard board;
    private long records;
    private long startNanos;
    private long dueNanos;
    private Optional<Instant> first = Optional.empty();

    SendPacer(Pace pace, ReadControl control, SendBoard board) {
        this.pace = pace;
        this.control = control;
        this.board = board;
    }

    /// Waits for the time of the next record, which has this timestamp, or of what stands in the place of one.
    ///
    /// @return whether it may go; else the run is to end
    boolean awaitTurn(Optional<Instant> timestamp) throws InterruptedException {
        if (records == 0) {
            startNanos = System.nanoTime();
            dueNanos = startNanos;
        }
        switch (pace) {
            case Pace.Fastest() -> { }
            case Pace.Flights(int flight) -> awaitFlight(flight);
            case Pace.Steady(double perSecond, int flight) ->
                    awaitDue(startNanos + Math.round(records / flight * (double) flight * SECOND / perSecond));
            case Pace.Recorded(double speed) -> awaitRecorded(timestamp, speed);
        }
        records++;
        return !control.isEnded();
    }

    private void awaitFlight(int flight) throws InterruptedException {
        if (records > 0 && records % flight == 0) {
            boolean answered = board.awaitAnswers(LOOK);
            while (!answered && !control.isEnded()) {
                answered = board.awaitAnswers(LOOK);
            }
        }
    }

    private void awaitRecorded(Optional<Instant> timestamp, double speed) throws InterruptedException {
        if (timestamp.isEmpty()) {
            return;
        }
        var time = timestamp.get();
        if (first.isEmpty()) {
            first = Optional.of(time);
            startNanos = System.nanoTime();
        }
        double wait = (time.toEpochMilli() - first.get().toEpochMilli()) / speed * 1_000_000;
        awaitDue(Math.max(dueNanos, startNanos + Math.round(wait)));
    }

    private void awaitDue(long due) throws InterruptedException {
        long late = System.nanoTime() - due;
        if (late > SECOND) {
            // What could not go in time does not go all at once later.
            startNanos += late;
            dueNanos = due + late;
            return;
        }
        dueNanos = due;
        for (long left = -late; left > 0 && !control.isEnded(); left = due - System.nanoTime()) {
            if (left > SHORT) {
                control.awaitEnd(Duration.ofNanos(left - SHORT / 2));
            } else {
                LockSupport.parkNanos(left);
            }
        }
    }
}
