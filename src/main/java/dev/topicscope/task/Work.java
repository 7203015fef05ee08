package dev.topicscope.task;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;

/// Something that may block: it runs on a worker and is told through `cancellation` when nobody waits for it any more.
@FunctionalInterface
public interface Work<T> {

    T run(Cancellation cancellation) throws FailureException;
}
