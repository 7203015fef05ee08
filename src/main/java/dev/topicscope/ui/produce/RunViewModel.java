package dev.topicscope.ui.produce;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Sending;
import dev.topicscope.browse.Sending.Progress;
import dev.topicscope.browse.Session;
import dev.topicscope.model.Cancellation;
import dev.topicscope.task.Background;

/// What is being sent, or was last. FX thread only; [#close] ends it.
public final class RunViewModel {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Sending> sending = Optional.empty();
    private Cancellation looks = new Cancellation();
    private Consumer<Progress> onEnd = _ -> { };

    RunViewModel(Background background) {
        this.background = background;
    }

    /// How the run stands, or how the last one ended; empty before the first.
    public ReadOnlyObjectProperty<Optional<Progress>> progress() {
        return progress.getReadOnlyProperty();
    }

    public boolean isRunning() {
        return progress.get().filter(now -> !now.state().isOver()).isPresent();
    }

    /// Has `listener` told of the end of each run.
    public void onEnd(Consumer<Progress> listener) {
        onEnd = onEnd.andThen(listener);
    }

    /// Starts a run; does nothing while one goes on.
    void start(Session session, SendRequest request) {
        if (isRunning()) {
            return;
        }
        sending.ifPresent(Sending::close);
        var started = session.send(request);
        sending = Optional.of(started);
        looks = background.every(LOOK, this::look);
        look();
    }

    /// Hands over nothing more.
    public void stop() {
        sending.ifPresent(Sending::stop);
        look();
    }

    void close() {
        looks.cancel();
        sending.ifPresent(Sending::close);
    }

    private void look() {
        if (!isRunning() && progress.get().isPresent() && looks.isCancelled()) {
            return;
        }
        sending.map(Sending::progress).ifPresent(now -> {
            progress.set(Optional.of(now));
            if (now.state().isOver()) {
                looks.cancel();
                onEnd.accept(now);
            }
        });
    }
}
