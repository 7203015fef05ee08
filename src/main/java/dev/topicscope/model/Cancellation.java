package dev.topicscope.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Tells running work that nobody waits for its result any more.
///
/// Thread-safe. Work that waits registers how it is woken ([#onCancel]); work that computes asks [#isCancelled] now and then. Threads are
/// never interrupted: Kafka's clients can be left half closed by that.
public final class Cancellation {

    private final Set<Waker> wakers = new LinkedHashSet<>();
    private volatile boolean cancelled;

    /// Runs every waker once, on the calling thread; calls after the first do nothing.
    public void cancel() {
        List<Waker> toRun;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toRun = new ArrayList<>(wakers);
            wakers.clear();
        }
        toRun.forEach(waker -> waker.action.run());
    }

    /// Cheap: may be asked for every record.
    public boolean isCancelled() {
        return cancelled;
    }

    /// Has `action` run at [#cancel], or at once if that has been called. It must not block.
    ///
    /// Work that waits often for something that is cancelled seldom closes what it gets, or its wakers pile up here.
    public Registration onCancel(Runnable action) {
        var waker = new Waker(action);
        synchronized (this) {
            if (!cancelled) {
                wakers.add(waker);
                return waker;
            }
        }
        action.run();
        return waker;
    }

    /// Ends the work at this point if nobody waits for it.
    ///
    /// @throws FailureException `Cancelled` if [#cancel] has been called
    public void check() throws FailureException {
        if (isCancelled()) {
            throw new FailureException(new Failure.Cancelled());
        }
    }

    private synchronized void forget(Waker waker) {
        wakers.remove(waker);
    }

    /// That something is woken.
    public sealed interface Registration extends AutoCloseable permits Waker {

        /// Has it woken no more.
        @Override
        void close();
    }

    private final class Waker implements Registration {

        private final Runnable action;

        private Waker(Runnable action) {
            this.action = action;
        }

        @Override
        public void close() {
            forget(this);
        }
    }
}
