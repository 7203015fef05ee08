package dev.topicscope.task;

import java.util.function.Consumer;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;

/// A place for one job at a time: starting another supersedes the one before. FX thread only.
public final class Slot {

    private final Background background;
    private Cancellation current = new Cancellation();
    private int started;
    private int ended;

    public Slot(Background background) {
        this.background = background;
    }

    /// Starts `work` as [Background#start] does, after cancelling what this slot ran before.
    public <T> void start(String name, Work<T> work, Consumer<? super T> onDone, Consumer<Failure> onFailure) {
        current.cancel();
        int number = ++started;
        current = background.start(name, work, result -> {
            ended = number;
            onDone.accept(result);
        }, failure -> {
            ended = number;
            onFailure.accept(failure);
        });
    }

    /// Whether a job runs whose callback has not come yet.
    public boolean isBusy() {
        return started != ended;
    }

    /// Ends what runs; its callbacks never come.
    public void cancel() {
        current.cancel();
        ended = started;
    }
}
