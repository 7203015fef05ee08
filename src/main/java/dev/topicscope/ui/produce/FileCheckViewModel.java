package dev.topicscope.ui.produce;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.task.Background;
import dev.topicscope.ui.kit.FailureText;

/// Reads all of a file to count its records and find what is none, if the user wants to know before it is sent. FX thread only.
public final class FileCheckViewModel {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int NAMED = 20;
    private static final int EACH = 256;

    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());
    private final ReadOnlyObjectWrapper<OptionalLong> records = new ReadOnlyObjectWrapper<>(OptionalLong.empty());
    private Cancellation work = new Cancellation();
    private Cancellation looks = new Cancellation();

    /// How it stands.
    public sealed interface State {

        /// It has not been read.
        record None() implements State {
        }

        /// So many records and faults have been read.
        record Reading(long sofar) implements State {
        }

        /// All has been read: so many records, so many faults, and the first of these, a sentence each.
        record Done(long records, long faults, List<String> first) implements State {
            public Done {
                first = List.copyOf(first);
            }
        }

        /// It could not be read to its end; `why` is a sentence.
        record Failed(String why) implements State {
        }
    }

    FileCheckViewModel(Background background) {
        this.background = background;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// How many there are; empty while that is not known.
    public ReadOnlyObjectProperty<OptionalLong> records() {
        return records.getReadOnlyProperty();
    }

    /// Ends it, and forgets what it found.
    public void clear() {
        work.cancel();
        looks.cancel();
        records.set(OptionalLong.empty());
        state.set(new State.None());
    }

    void run(RecordSource.Plan plan) {
        clear();
        var sofar = new AtomicLong();
        state.set(new State.Reading(0));
        looks = background.every(LOOK, () -> state.set(new State.Reading(sofar.get())));
        work = background.start("file-check", cancellation -> read(plan, sofar, cancellation), done -> {
            looks.cancel();
            state.set(done);
            records.set(OptionalLong.of(done.records()));
        }, failure -> {
            looks.cancel();
            state.set(new State.Failed(FailureText.of(failure).sentence()));
        });
    }

    private static State.Done read(RecordSource.Plan plan, AtomicLong sofar, Cancellation cancellation) throws FailureException {
        long fit = 0;
        long faults = 0;
        var first = new ArrayList<String>();
        try (var source = plan.open(cancellation)) {
            for (var item = source.next(); !(item instanceof Item.End); item = source.next()) {
                if (item instanceof Item.Faulty(long _, String reason)) {
                    faults++;
                    if (first.size() < NAMED) {
                        first.add(reason);
                    }
                } else {
                    fit++;
                }
                if ((fit + faults) % EACH == 0) {
                    cancellation.check();
                    sofar.set(fit + faults);
                }
            }
        }
        return new State.Done(fit, faults, first);
    }
}
