package dev.topicscope.ui.produce;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Sending;
import dev.topicscope.browse.Sending.Answer;
import dev.topicscope.browse.Sending.Progress;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.browse.Session;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Partition;
import dev.topicscope.task.Background;
import dev.topicscope.ui.kit.RateHistory;

/// What is being sent, or was last. FX thread only; [#close] ends it.
public final class RunViewModel {

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration SOON = Duration.ofSeconds(1);
    /// After the first second every so many looks are taken: the figures are for people.
    private static final int LATER = 5;

    private final Background background;
    private final Session home;
    private final String homeTopic;
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty onlyFailed = new SimpleBooleanProperty();
    private Optional<Target> target = Optional.empty();
    private Optional<Sending> sending = Optional.empty();
    private RateHistory history = new RateHistory(RunWords.SERIES);
    private Cancellation looks = new Cancellation();
    private Consumer<Progress> onEnd = _ -> { };
    private Consumer<SentRecord> onOpen = _ -> { };
    private int skipped;

    /// Where a run's records go, and whether it is one record by itself.
    public record Target(String connectionId, String connectionName, String topic, boolean one) {

        static Target of(Session session, SendRequest request) {
            return new Target(session.connection().id(), session.connection().name(), request.topic(),
                    request.limit().equals(OptionalLong.of(1)));
        }
    }

    /// The runs of the form for `homeTopic`, wherever they go.
    RunViewModel(Background background, Session home, String homeTopic) {
        this.background = background;
        this.home = home;
        this.homeTopic = homeTopic;
    }

    /// How the run stands, or how the last one ended; empty before the first.
    public ReadOnlyObjectProperty<Optional<Progress>> progress() {
        return progress.getReadOnlyProperty();
    }

    /// Where the run's records go, or went; empty before the first.
    public Optional<Target> target() {
        return target;
    }

    public boolean isRunning() {
        return progress.get().filter(now -> !now.state().isOver()).isPresent();
    }

    /// Whether of the last results only failed ones are shown.
    public BooleanProperty onlyFailed() {
        return onlyFailed;
    }

    /// The results to be shown, the newest first.
    List<Answer> results() {
        return progress.get().map(now -> onlyFailed.get() ? now.lastFailed() : now.last()).orElse(List.of());
    }

    /// How many were acknowledged, failed and handed over a second, in this order, from the beginning of the run on.
    List<RateHistory.Point> rates() {
        return history.points();
    }

    /// The run in a few words: `Sending 12 300 · 998/s`, and where to, if it is not the form's topic; empty before the first.
    public String chip() {
        return progress.get().map(now -> RunWords.chip(now, rates()) + (destination().equals(homeTopic) ? "" : " · to " + destination()))
                .orElse("");
    }

    /// What of a run is at stake if it is closed now: `1 204 of 10 000 records sent to orders`; empty if none goes on.
    public Optional<String> atStake() {
        return progress.get().filter(now -> !now.state().isOver()).map(now -> RunWords.standing(now, destination()));
    }

    /// Has `listener` told of the end of each run.
    public void onEnd(Consumer<Progress> listener) {
        onEnd = onEnd.andThen(listener);
    }

    /// Has `action` called with the record that the user wants to see in its topic.
    public void setOnOpen(Consumer<SentRecord> action) {
        onOpen = action;
    }

    /// Shows where a record lies; does nothing for one that was not stored, or of which the offset is not known.
    void open(Answer answer) {
        if (target.isPresent() && answer.result() instanceof Result.Stored(int partition, var offset, var _) && offset.isPresent()) {
            onOpen.accept(new SentRecord(target.get().connectionId(), new Partition(target.get().topic(), partition),
                    offset.getAsLong()));
        }
    }

    /// Starts a run; does nothing while one goes on.
    public void start(Session session, SendRequest request) {
        if (isRunning()) {
            return;
        }
        sending.ifPresent(Sending::close);
        target = Optional.of(Target.of(session, request));
        history = new RateHistory(RunWords.SERIES);
        var started = session.send(request);
        sending = Optional.of(started);
        looks = background.every(LOOK, this::pulse);
        look();
    }

    /// Hands over nothing more.
    public void stop() {
        sending.ifPresent(Sending::stop);
        look();
    }

    /// Forgets how the last run ended; does nothing while one goes on.
    void dismiss() {
        if (!isRunning()) {
            looks.cancel();
            sending.ifPresent(Sending::close);
            sending = Optional.empty();
            progress.set(Optional.empty());
        }
    }

    /// Ends what goes on; [#progress] then tells how it stood.
    void close() {
        if (isRunning()) {
            look();
        }
        looks.cancel();
        sending.ifPresent(Sending::close);
    }

    /// The topic that records go to, and its cluster, if that is not the form's.
    private String destination() {
        var to = target.orElseThrow();
        return to.connectionId().equals(home.connection().id()) ? to.topic() : to.topic() + " of " + to.connectionName();
    }

    private void pulse() {
        boolean soon = progress.get().filter(now -> now.elapsed().compareTo(SOON) > 0).isEmpty();
        if (soon || ++skipped >= LATER) {
            skipped = 0;
            look();
        }
    }

    private void look() {
        if (!isRunning() && progress.get().isPresent() && looks.isCancelled()) {
            return;
        }
        sending.map(Sending::progress).ifPresent(now -> {
            history.add(now.elapsed(), now.counts().acknowledged(), now.counts().failed(), now.counts().handedOver());
            progress.set(Optional.of(now));
            if (now.state().isOver()) {
                looks.cancel();
                onEnd.accept(now);
            }
        });
    }
}
