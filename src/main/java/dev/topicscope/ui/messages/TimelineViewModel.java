package dev.topicscope.ui.messages;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import dev.topicscope.browse.Session;
import dev.topicscope.browse.Timeline;
import dev.topicscope.browse.TimelineRequest;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.TimeRange;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.ui.kit.TimeBars;

/// How the records of one topic lie in time, and the part of it that is looked at closely. FX thread only; [#close] ends its work.
///
/// A coarse picture comes first, then a finer one. While it is active it grows with the topic. Zooming never waits for the picture of an
/// earlier zoom to become fine.
public final class TimelineViewModel {

    /// How many slices a picture has at most: the first one, and the one that stays.
    static final int COARSE = 25;
    static final int FINE = 120;
    private static final Duration REFRESH = Duration.ofSeconds(2);

    private final Session session;
    private final String topic;
    private final Background background;
    private final ZoneId zone;
    private final Slot slot;
    private final ReadOnlyObjectWrapper<Optional<TimeBars>> bars = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TimeRange>> range = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Optional<TimeRange>> zoom = new SimpleObjectProperty<>(Optional.empty());
    private Set<Integer> partitions = Set.of();
    private Optional<TimeRange> all = Optional.empty();
    private Optional<Timeline> whole = Optional.empty();
    private Optional<Timeline> closeUp = Optional.empty();
    private boolean coarseUnderWay;
    private boolean zoomedMeanwhile;
    private Optional<Cancellation> ticking = Optional.empty();

    public TimelineViewModel(Session session, String topic, Background background, ZoneId zone) {
        this.session = session;
        this.topic = topic;
        this.background = background;
        this.zone = zone;
        this.slot = new Slot(background);
        zoom.subscribe((_, _) -> zoomed());
    }

    public ZoneId zone() {
        return zone;
    }

    /// The newest picture: of the zoomed part, or the whole; absent before the first.
    public ReadOnlyObjectProperty<Optional<TimeBars>> bars() {
        return bars.getReadOnlyProperty();
    }

    /// The range of the whole; absent before it is known.
    public ReadOnlyObjectProperty<Optional<TimeRange>> range() {
        return range.getReadOnlyProperty();
    }

    /// The part that is looked at closely; absent for the whole. Setting it looks it up.
    public ObjectProperty<Optional<TimeRange>> zoom() {
        return zoom;
    }

    /// Why there is no picture, or why the last one is no longer kept up to date.
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /// Forgets what is known and looks up those partitions, all of them if empty, as a whole.
    public void open(Set<Integer> numbers) {
        partitions = Set.copyOf(numbers);
        all = Optional.empty();
        whole = Optional.empty();
        closeUp = Optional.empty();
        zoom.set(Optional.empty());
        look(COARSE);
    }

    /// Starts or stops to grow with the topic.
    public void setActive(boolean active) {
        ticking.ifPresent(Cancellation::cancel);
        ticking = active ? Optional.of(background.every(REFRESH, this::refresh)) : Optional.empty();
    }

    /// Makes the whole that of all records, of however wild times.
    public void showAll() {
        whole.flatMap(TimelineWords::everything).ifPresent(everything -> {
            all = Optional.of(everything);
            zoom.set(Optional.empty());
            look(COARSE);
        });
    }

    /// Makes the whole again what holds most records, after [#showAll].
    public void showMost() {
        if (all.isPresent()) {
            open(partitions);
        }
    }

    /// Looks up again what is shown, after a failure.
    public void refresh() {
        if (!slot.isBusy()) {
            look(whole.isEmpty() ? COARSE : FINE);
        }
    }

    public void close() {
        setActive(false);
        slot.cancel();
    }

    private void zoomed() {
        if (whole.isEmpty()) {
            return;
        }
        if (zoom.get().isEmpty()) {
            closeUp = Optional.empty();
            show(whole.get());
        }
        if (coarseUnderWay) {
            zoomedMeanwhile = true;
        } else {
            look(zoom.get().isEmpty() ? FINE : COARSE);
        }
    }

    private void look(int slices) {
        var wanted = zoom.get();
        var known = wanted.isPresent() ? closeUp.or(() -> whole) : whole;
        var request = new TimelineRequest(topic, partitions, wanted.or(() -> all), slices, known);
        coarseUnderWay = slices == COARSE;
        zoomedMeanwhile = false;
        loading.set(true);
        slot.start("timeline of " + topic, cancellation -> session.timeline(request, cancellation),
                found -> take(found, wanted, slices), why -> {
            coarseUnderWay = false;
            loading.set(false);
            failure.set(Optional.of(why));
        });
    }

    private void take(Timeline found, Optional<TimeRange> wanted, int slices) {
        failure.set(Optional.empty());
        coarseUnderWay = false;
        if (wanted.isEmpty()) {
            whole = Optional.of(found);
            range.set(Optional.of(found.range()));
        } else {
            closeUp = Optional.of(found);
        }
        if (wanted.equals(zoom.get()) && isFiner(found, slices)) {
            show(found);
        }
        if (zoomedMeanwhile) {
            look(zoom.get().isEmpty() ? FINE : COARSE);
        } else if (slices == COARSE && found.total() > 0) {
            look(FINE);
        } else {
            loading.set(false);
        }
    }

    /// A coarse picture of a part is shown only if it tells more than the picture of the whole did.
    private boolean isFiner(Timeline found, int slices) {
        return slices == FINE || bars.get().isEmpty() || zoom.get().isEmpty()
                || found.slices().step().compareTo(bars.get().get().slices().step()) < 0;
    }

    private void show(Timeline timeline) {
        bars.set(Optional.of(TimelineWords.bars(timeline, zone)));
    }
}
