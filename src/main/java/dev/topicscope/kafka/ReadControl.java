package dev.topicscope.kafka;

import java.time.Duration;

import dev.topicscope.model.Cancellation;

/// What the user wants of a reading: that it goes on, pauses or ends. Thread-safe.
///
/// The waker gets the reader out of a wait for the network; it may be called from any thread.
final class ReadControl {

    private final Cancellation ended = new Cancellation();
    private boolean paused;

    /// Cancelled when the reading is to end.
    Cancellation ended() {
        return ended;
    }

    boolean isEnded() {
        return ended.isCancelled();
    }

    synchronized boolean isPaused() {
        return paused;
    }

    synchronized void pause(boolean pause) {
        paused = pause;
        notifyAll();
    }

    void end() {
        ended.cancel();
        synchronized (this) {
            notifyAll();
        }
    }

    /// Waits while the reading is paused.
    synchronized void awaitGoOn() throws InterruptedException {
        while (paused && !isEnded()) {
            wait();
        }
    }

    /// Waits until the reading is to end, but no longer than `atMost`.
    ///
    /// @return whether it is to end
    synchronized boolean awaitEnd(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toMillis(); left > 0 && !isEnded(); left = (deadline - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return isEnded();
    }
}
