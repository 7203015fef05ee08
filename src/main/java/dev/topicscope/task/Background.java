package dev.topicscope.task;

import java.time.Duration;
import java.util.function.Consumer;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;

/// Runs work beside the FX thread and brings its outcome back onto it. Called on the FX thread only.
public interface Background {

    /// Starts `work` on a worker named after `name`; then calls one of the callbacks on the FX thread.
    ///
    /// Once the returned cancellation is cancelled, neither is called; a result that is `AutoCloseable` is then closed on the worker. A
    /// runtime exception of the work is logged and arrives as `Failure.Unexpected`.
    <T> Cancellation start(String name, Work<T> work, Consumer<? super T> onDone, Consumer<Failure> onFailure);

    /// Has `action` run on the FX thread each `interval`, first after one interval, until the returned cancellation is cancelled.
    ///
    /// A tick that the FX thread has not come to yet is not added to: ticks never pile up.
    Cancellation every(Duration interval, Runnable action);
}
