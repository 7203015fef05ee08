package dev.topicscope.ui.kit;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;

import dev.topicscope.model.TimeRange;
import dev.topicscope.model.TimeSlices;

/// The nodes of a [TimelineView] and where they go; their colours come from the style sheet.
final class TimelineDrawing {

    private static final double AXIS = 16;
    private static final double TOP = 6;
    private static final double GAP = 1.5;
    private static final double WIDE = 4;
    private static final double LEAST = 2;
    private static final double LABEL_ROOM = 84;
    private static final double NOW_ROOM = 34;
    private static final int NOW_SHARE = 50;

    private final ZoneId zone;
    private final InstantSource clock;
    private final Path bars = new Path();
    private final Path chosen = new Path();
    private final Region view = region("in-view");
    private final Region selected = region("selection");
    private final Region cursor = region("cursor");
    private final Region baseline = region("baseline");
    private final Pane axis = new Pane();
    private final Label earlier = edge("earlier");
    private final Label later = edge("later");
    private final Label estimate = new Label("estimate");
    private final Label message = new Label();
    private final Rectangle clip = new Rectangle();
    private final Group marks = new Group(view, bars, chosen, selected, cursor);
    private Optional<Bars> drawn = Optional.empty();

    /// All that is drawn.
    record Scene(Optional<TimeScale> scale, Optional<TimeBars> bars, boolean zoomed, Optional<TimeRange> inView,
                 Optional<TimeRange> selection, Optional<TimeRange> cursor, boolean loading) {
    }

    /// What the bars are drawn of: while it is the same, so are they.
    private record Bars(TimeBars shown, TimeScale scale, Optional<Run> strong, double foot) {

        boolean isStrong(int slice) {
            return strong.filter(run -> slice >= run.first && slice <= run.last).isPresent();
        }
    }

    /// The slices that a range has a part in, both inclusive.
    private record Run(long first, long last) {

        static Run of(TimeRange range, TimeSlices slices) {
            long first = slices.indexOf(range.from());
            return new Run(first, Math.max(first, slices.indexOf(range.to().minusNanos(1))));
        }
    }

    TimelineDrawing(ZoneId zone, InstantSource clock, Runnable onEdge) {
        this.zone = zone;
        this.clock = clock;
        bars.getStyleClass().setAll("bars");
        chosen.getStyleClass().setAll("bars", "chosen");
        estimate.getStyleClass().addAll(Look.CHIP, Look.WARN);
        estimate.setMouseTransparent(true);
        message.getStyleClass().add(Look.QUIET);
        message.setMouseTransparent(true);
        message.setAlignment(Pos.CENTER);
        axis.setMouseTransparent(true);
        marks.setMouseTransparent(true);
        marks.setManaged(false);
        marks.setClip(clip);
        baseline.setMouseTransparent(true);
        for (var label : List.of(earlier, later)) {
            // Neither a press nor a release may reach the view: it would jump.
            label.setOnMousePressed(MouseEvent::consume);
            label.setOnMouseReleased(MouseEvent::consume);
            label.setOnMouseClicked(_ -> onEdge.run());
        }
    }

    List<Node> nodes() {
        return List.of(baseline, marks, axis, message, estimate, earlier, later);
    }

    void draw(Scene scene, double margin, double height) {
        boolean any = scene.scale().isPresent() && scene.bars().isPresent();
        double width = scene.scale().map(TimeScale::width).orElse(0.0);
        double foot = height - AXIS;
        // Not relocate: that moves a group by where its children begin.
        marks.setLayoutX(margin);
        clip.setX(-margin);
        clip.setWidth(width + 2 * margin);
        clip.setHeight(height);
        axis.resizeRelocate(margin, foot, width, AXIS);
        baseline.resizeRelocate(margin, foot, width, 1);
        baseline.setVisible(any);
        marks.setVisible(any);
        axis.setVisible(any);
        if (any) {
            var scale = scene.scale().get();
            drawBars(scene, scale, foot);
            band(view, scene.inView(), scale, foot);
            band(selected, scene.selection(), scale, foot);
            band(cursor, scene.cursor(), scale, foot);
            label(scale);
        }
        drawWords(scene, width, margin, foot);
    }

    private void drawBars(Scene scene, TimeScale scale, double foot) {
        var shown = scene.bars().get();
        var marked = scene.selection().or(scene::inView);
        var picture = new Bars(shown, scale, marked.map(range -> Run.of(range, shown.slices())), foot);
        if (drawn.filter(picture::equals).isPresent()) {
            return;
        }
        drawn = Optional.of(picture);
        var plain = new ArrayList<PathElement>();
        var strong = new ArrayList<PathElement>();
        long highest = shown.highest(scale.range());
        for (int i = 0; i < shown.slices().count(); i++) {
            var slice = shown.slices().slice(i);
            long count = shown.counts().get(i);
            double from = scale.x(slice.from());
            double to = scale.x(slice.to());
            if (count > 0 && to > 0 && from < scale.width()) {
                double high = Math.max(LEAST, (foot - TOP) * count / Math.max(1, highest));
                double gap = to - from > WIDE ? GAP : 0;
                // Nothing is drawn far outside: a slice may be a million times wider than the line.
                bar(picture.isStrong(i) ? strong : plain, Math.max(0, from),
                        Math.min(scale.width(), Math.max(to - gap, from + 1)), foot - Math.min(high, foot - TOP), foot);
            }
        }
        bars.getElements().setAll(plain);
        chosen.getElements().setAll(strong);
    }

    private static void bar(List<PathElement> path, double left, double right, double top, double foot) {
        path.add(new MoveTo(left, foot));
        path.add(new LineTo(left, top));
        path.add(new HLineTo(right));
        path.add(new LineTo(right, foot));
        path.add(new ClosePath());
    }

    private static void band(Region region, Optional<TimeRange> range, TimeScale scale, double foot) {
        double left = range.map(TimeRange::from).map(scale::x).orElse(0.0);
        double right = range.map(TimeRange::to).map(scale::x).orElse(0.0);
        region.setVisible(range.isPresent() && right >= 0 && left <= scale.width());
        left = Math.clamp(left, -WIDE, scale.width() + WIDE);
        right = Math.clamp(right, -WIDE, scale.width() + WIDE);
        region.resizeRelocate(Math.floor(left), 1, Math.max(LEAST, Math.ceil(right - left)), foot - 1);
    }

    private void label(TimeScale scale) {
        var range = scale.range();
        var wanted = new ArrayList<>(TimeAxis.ticks(range, (int) (scale.width() / LABEL_ROOM), zone));
        var now = clock.instant();
        boolean live = Duration.between(range.to(), now).abs().compareTo(range.length().dividedBy(NOW_SHARE)) < 0;
        wanted.removeIf(tick -> scale.x(tick.at()) > scale.width() - NOW_ROOM);
        if (live) {
            wanted.add(new TimeAxis.Tick(range.to(), "now"));
        }
        var labels = axis.getChildren();
        while (labels.size() > wanted.size()) {
            labels.removeLast();
        }
        while (labels.size() < wanted.size()) {
            labels.add(new Label());
        }
        for (int i = 0; i < wanted.size(); i++) {
            var label = (Label) labels.get(i);
            label.setText(wanted.get(i).text());
            label.autosize();
            label.relocate(Math.clamp(scale.x(wanted.get(i).at()), 0, Math.max(0, scale.width() - label.getWidth())), 1);
        }
    }

    private void drawWords(Scene scene, double width, double margin, double foot) {
        var shown = scene.bars();
        String words = shown.isEmpty() ? (scene.loading() ? "Looking up how the records lie in time…" : "")
                : shown.get().isEmpty() ? "No records in this time" : "";
        message.setText(words);
        message.resizeRelocate(margin, 0, Math.max(width, message.getParent().getLayoutBounds().getWidth() - 2 * margin), foot);
        estimate.setVisible(shown.filter(bars -> !bars.doubts().isEmpty()).isPresent());
        estimate.autosize();
        estimate.relocate(margin + width - estimate.getWidth(), 2);
        edge(earlier, "‹ ", " earlier", "", shown.filter(_ -> !scene.zoomed()).map(TimeBars::before).orElse(0L));
        earlier.relocate(margin, 2);
        edge(later, "", " later", " ›", shown.filter(_ -> !scene.zoomed()).map(TimeBars::after).orElse(0L));
        later.relocate(margin + width - later.getWidth() - (estimate.isVisible() ? estimate.getWidth() + WIDE : 0), 2);
    }

    private static void edge(Label label, String before, String after, String end, long count) {
        label.setVisible(count > 0);
        label.setText(before + Texts.count(count) + after + end);
        label.autosize();
    }

    private static Region region(String style) {
        var region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        return region;
    }

    private static Label edge(String id) {
        var label = new Label();
        label.setId("timeline-" + id);
        label.getStyleClass().addAll(Look.CHIP, "edge");
        return label;
    }
}
