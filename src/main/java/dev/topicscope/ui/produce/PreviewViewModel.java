package dev.topicscope.ui.produce;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.topicscope.model.Cancellation;
import dev.topicscope.task.Background;
import dev.topicscope.task.Work;
import dev.topicscope.ui.kit.FailureText;

/// Records as they would be sent, made on a worker when what they are made of has been left alone for a moment. FX thread only.
public final class PreviewViewModel {

    private static final Duration QUIET = Duration.ofMillis(250);

    private final Background background;
    private final ObservableList<Sample> samples = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());
    private Cancellation pause = new Cancellation();
    private Cancellation making = new Cancellation();
    private Optional<Asked> asked = Optional.empty();

    private record Asked(String waitsFor, Work<List<Sample>> work) {
    }

    /// How it stands.
    public sealed interface State {

        /// Nothing has been asked for.
        record None() implements State {
        }

        /// It is being made; `what` it waits for.
        record Waiting(String what) implements State {
            public Waiting {
                Objects.requireNonNull(what, "what");
            }
        }

        /// The samples are those of what is typed.
        record Ready() implements State {
        }

        /// The user has ended it.
        record Cancelled() implements State {
        }

        /// It can't be made; `why` is a sentence.
        record Failed(String why) implements State {
            public Failed {
                Objects.requireNonNull(why, "why");
            }
        }
    }

    PreviewViewModel(Background background) {
        this.background = background;
    }

    /// Those made last: while new ones are made, the ones before.
    public ObservableList<Sample> samples() {
        return samples;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Gives up what is being made.
    public void cancel() {
        pause.cancel();
        making.cancel();
        if (state.get() instanceof State.Waiting) {
            state.set(new State.Cancelled());
        }
    }

    /// Makes it now, as it was asked for last.
    public void make() {
        pause.cancel();
        making.cancel();
        asked.ifPresent(wish -> {
            state.set(new State.Waiting(wish.waitsFor()));
            making = background.start("preview", wish.work(), made -> {
                samples.setAll(made);
                state.set(new State.Ready());
            }, failure -> {
                samples.clear();
                state.set(new State.Failed(FailureText.of(failure).sentence()));
            });
        });
    }

    /// Has it made by `work`, which waits for `waitsFor`, once a quarter of a second has passed without another wish.
    void ask(String waitsFor, Work<List<Sample>> work) {
        asked = Optional.of(new Asked(waitsFor, work));
        pause.cancel();
        making.cancel();
        pause = background.every(QUIET, this::make);
    }

    /// Forgets all.
    void clear() {
        pause.cancel();
        making.cancel();
        asked = Optional.empty();
        samples.clear();
        state.set(new State.None());
    }
}
