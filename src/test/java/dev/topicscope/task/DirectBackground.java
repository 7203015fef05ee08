package dev.topicscope.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Runs work on the calling thread, so that a view model can be tested without a toolkit: at once, or when [#runHeld] is called.
public final class DirectBackground implements Background {

    private final Queue<Runnable> held = new ArrayDeque<>();
    private final List<Tick> ticks = new ArrayList<>();
    private boolean holding;

    private record Tick(Cancellation cancellation, Runnable action) {
    }

    @Override
    public <T> Cancellation start(String name, Work<T> work, Consumer<? super T> onDone, Consumer<Failure> onFailure) {
        var cancellation = new Cancellation();
        Runnable job = () -> {
            try {
                T result = work.run(cancellation);
                if (!cancellation.isCancelled()) {
                    onDone.accept(result);
                }
            } catch (FailureException e) {
                if (!cancellation.isCancelled()) {
                    onFailure.accept(e.failure());
                }
            }
        };
        if (holding) {
            held.add(job);
        } else {
            job.run();
        }
        return cancellation;
    }

    @Override
    public Cancellation every(Duration interval, Runnable action) {
        var tick = new Tick(new Cancellation(), action);
        ticks.add(tick);
        return tick.cancellation();
    }

    /// From now on jobs wait for [#runHeld].
    public void hold() {
        holding = true;
    }

    public void runHeld() {
        while (!held.isEmpty()) {
            held.remove().run();
        }
    }

    /// Lets every interval pass once.
    public void tick() {
        ticks.removeIf(tick -> tick.cancellation().isCancelled());
        for (var tick : List.copyOf(ticks)) {
            if (!tick.cancellation().isCancelled()) {
                tick.action().run();
            }
        }
    }
}
