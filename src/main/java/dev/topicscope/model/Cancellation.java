package dev.topicscope.model;

import java.util.ArrayList;
import java.util.List;

/// Tells running work that nobody waits for its result any more.
///
/// Thread-safe. Work that waits registers how it is woken ([#onCancel]); work that computes asks [#isCancelled] now and then. Threads are
/// never interrupted: Kafka's clients can be left half closed by that.
public final class Cancellation {

    private final List<Runnable> wakers = new ArrayList<>();
    private volatile boolean cancelled;

    /// Runs every waker once, on the calling thread; calls after the first do nothing.
    public void cancel() {
        List<Runnable> toRun;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toRun = List.copyOf(wakers);
            wakers.clear();
        }
        toRun.forEach(Runnable::run);
    }

    /// Cheap: may be asked for every record.
    public boolean isCancelled() {
        return cancelled;
    }

    /// Has `waker` run at [#cancel], or at once if that has been called. It must not block.
    public void onCancel(Runnable waker) {
        synchronized (this) {
            if (!cancelled) {
                wakers.add(waker);
                return;
            }
        }
        waker.run();
    }

    /// Ends the work at this point if nobody waits for it.
    ///
    /// @throws FailureException `Cancelled` if [#cancel] has been called
    public void check() throws FailureException {
        if (isCancelled()) {
            throw new FailureException(new Failure.Cancelled());
        }
    }
}
