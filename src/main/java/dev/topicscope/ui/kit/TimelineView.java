package dev.topicscope.ui.kit;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import dev.topicscope.model.TimeRange;

/// Bars over a line of time: how many records there are in each slice. FX thread only.
///
/// The wheel zooms around the pointer (sideways it moves), a drag selects whole slices, a click jumps, Esc or a double click takes back the
/// selection and then the zoom. With keys: left and right move a cursor, with Shift they select, Enter jumps or takes the selection, plus
/// and minus zoom.
public final class TimelineView extends Region {

    private static final double HEIGHT = 66;
    private static final double MARGIN = 14;

    private final ObjectProperty<Optional<TimeBars>> bars = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<TimeRange>> whole = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<TimeRange>> zoom = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<TimeRange>> inView = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<TimeRange>> selection = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty loading = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private final Tooltip tip = new Tooltip();
    private final TimelineDrawing drawing;
    private final ZoneId zone;
    private Optional<Instant> cursor = Optional.empty();
    private Consumer<Instant> onJump = _ -> { };
    private Consumer<TimeRange> onSelect = _ -> { };
    private Runnable onShowAll = () -> { };
    private Runnable onShowMost = () -> { };

    /// `zone` is that of the labels, `clock` tells where *now* is.
    public TimelineView(ZoneId zone, InstantSource clock) {
        this.zone = zone;
        drawing = new TimelineDrawing(zone, clock, () -> onShowAll.run());
        setId("timeline");
        getStyleClass().add("timeline");
        setFocusTraversable(true);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        tip.getStyleClass().add("timeline-tip");
        // Esc is for the zoom and the selection.
        tip.setHideOnEscape(false);
        getChildren().setAll(drawing.nodes());
        bars.subscribe(_ -> changed());
        whole.subscribe(_ -> changed());
        zoom.subscribe(_ -> changed());
        inView.subscribe(this::redraw);
        selection.subscribe(_ -> changed());
        loading.subscribe(this::redraw);
        focusedProperty().subscribe(this::redraw);
        TimelineGestures.install(this);
        TimelineKeys.install(this);
    }

    /// What is drawn; absent before anything is known. What was drawn stays, at its place in time, until there is better.
    public ObjectProperty<Optional<TimeBars>> bars() {
        return bars;
    }

    /// The range of the whole timeline: what is shown without zoom, and how far one can zoom out.
    public ObjectProperty<Optional<TimeRange>> whole() {
        return whole;
    }

    /// The part that is shown; absent for the whole. The view sets it as the user zooms.
    public ObjectProperty<Optional<TimeRange>> zoom() {
        return zoom;
    }

    /// What the table shows of it: a marked band.
    public ObjectProperty<Optional<TimeRange>> inView() {
        return inView;
    }

    /// What the user has selected; the view sets it.
    public ObjectProperty<Optional<TimeRange>> selection() {
        return selection;
    }

    /// Whether the counts are being looked up.
    public BooleanProperty loading() {
        return loading;
    }

    /// What is told of the slice under the pointer or cursor; empty if there is none.
    public ReadOnlyStringProperty hint() {
        return hint.getReadOnlyProperty();
    }

    /// Called with the start of a slice that was clicked.
    public void setOnJump(Consumer<Instant> action) {
        onJump = action;
    }

    /// Called with the range of the slices that were selected, when the selection is complete.
    public void setOnSelect(Consumer<TimeRange> action) {
        onSelect = action;
    }

    /// Called when the user wants to see the records too that lie before or after the whole range.
    public void setOnShowAll(Runnable action) {
        onShowAll = action;
    }

    /// Called when the user takes something back and there is neither a selection nor a zoom.
    public void setOnShowMost(Runnable action) {
        onShowMost = action;
    }

    /// The range on the line, and the line; absent while nothing is known.
    Optional<TimeScale> scale() {
        return zoom.get().or(whole::get).map(range -> new TimeScale(range, Math.max(1, getWidth() - 2 * MARGIN)));
    }

    /// The place on the line of an `x` in this view.
    double place(double x) {
        return x - MARGIN;
    }

    /// The slice at a place on the line.
    Optional<TimeRange> sliceAt(double place) {
        return scale().map(scale -> scale.at(place)).flatMap(this::sliceOf);
    }

    Optional<TimeRange> sliceOf(Instant moment) {
        return bars.get().map(TimeBars::slices).filter(slices -> slices.range().contains(moment))
                .map(slices -> slices.slice((int) slices.indexOf(moment)));
    }

    Optional<Instant> cursor() {
        return cursor;
    }

    void moveCursor(Optional<Instant> moment) {
        cursor = moment;
        hint.set(moment.flatMap(this::sliceOf).flatMap(slice -> bars.get().map(shown -> TimelineWords.slice(shown, slice, zone)))
                .orElse(""));
        changed();
    }

    /// Shows the hint at a place on the screen; hides it where there is none.
    void showTip(double screenX, double screenY) {
        if (hint.get().isEmpty() || getScene() == null || getScene().getWindow() == null) {
            tip.hide();
        } else {
            tip.setText(hint.get());
            tip.show(this, screenX, screenY);
        }
    }

    void hideTip() {
        tip.hide();
    }

    void zoomTo(TimeRange range) {
        whole.get().ifPresent(all -> zoom.set(range.covers(all) ? Optional.empty() : Optional.of(range)));
    }

    /// Takes back the selection; if there is none, the zoom.
    ///
    /// @return whether there was something to take back
    boolean takeBack() {
        boolean any = selection.get().isPresent() || zoom.get().isPresent();
        if (selection.get().isPresent()) {
            selection.set(Optional.empty());
        } else if (zoom.get().isPresent()) {
            zoom.set(Optional.empty());
        } else {
            onShowMost.run();
        }
        return any;
    }

    void jump(Instant moment) {
        onJump.accept(moment);
    }

    void select(TimeRange range) {
        onSelect.accept(range);
    }

    private void changed() {
        setAccessibleText(TimelineWords.summary(bars.get(), selection.get(), hint.get(), zone));
        redraw();
    }

    /// What it shows never changes its size: nothing around it is laid out.
    private void redraw() {
        setNeedsLayout(true);
    }

    @Override
    protected void layoutChildren() {
        drawing.draw(new TimelineDrawing.Scene(scale(), bars.get(), zoom.get().isPresent(), inView.get(), selection.get(),
                cursor.flatMap(this::sliceOf), loading.get()), MARGIN, HEIGHT);
    }
}
