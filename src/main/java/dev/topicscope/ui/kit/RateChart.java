package dev.topicscope.ui.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/// How many a second over the time of something that goes on: a line for each number of a [RateHistory], with axes and their units.
///
/// Colours come from the style sheet: line `i` has the class of series `i`.
public final class RateChart extends Region {

    private static final double LEFT = 44;
    private static final double FOOT = 18;
    private static final double TOP = 16;
    private static final double RIGHT = 10;
    private static final int LINES = 2;
    private static final double HEIGHT = 132;

    private final List<Series> series;
    private final List<Path> lines = new ArrayList<>();
    private final List<Line> grid = new ArrayList<>();
    private final List<Label> heights = new ArrayList<>();
    private final Label unit = new Label("records/s");
    private final Label begin = new Label("0 s");
    private final Label end = new Label();
    private List<RateHistory.Point> points = List.of();

    /// A number that is drawn: its name, and the style class that colours its line.
    public record Series(String name, String style) {
    }

    public RateChart(List<Series> series) {
        this.series = List.copyOf(series);
        getStyleClass().add("rate-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        for (int i = 0; i <= LINES; i++) {
            var line = new Line();
            line.getStyleClass().add("grid");
            grid.add(line);
            heights.add(new Label());
        }
        for (var one : series) {
            var path = new Path();
            path.getStyleClass().addAll("rate-line", one.style());
            lines.add(path);
        }
        getChildren().addAll(grid);
        // The first is the most important, and drawn over the others.
        getChildren().addAll(lines.reversed());
        getChildren().addAll(heights);
        getChildren().addAll(unit, begin, end);
        getChildren().forEach(child -> child.setManaged(false));
        show(List.of());
    }

    /// Draws other points.
    public void show(List<RateHistory.Point> wanted) {
        points = List.copyOf(wanted);
        setAccessibleText(words());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth() - LEFT - RIGHT);
        double height = Math.max(1, getHeight() - TOP - FOOT);
        double most = roundUp(points.stream().flatMap(point -> point.perSecond().stream()).mapToDouble(Double::doubleValue).max()
                .orElse(0));
        for (int i = 0; i <= LINES; i++) {
            double y = Math.round(TOP + height - height * i / LINES) + 0.5;
            grid.get(i).setStartX(LEFT);
            grid.get(i).setEndX(LEFT + width);
            grid.get(i).setStartY(y);
            grid.get(i).setEndY(y);
            place(heights.get(i), number(most * i / LINES));
            heights.get(i).relocate(LEFT - 6 - heights.get(i).getWidth(), y - heights.get(i).getHeight() / 2);
        }
        place(unit, "records/s");
        unit.relocate(LEFT, 0);
        var length = points.isEmpty() ? Duration.ZERO : points.getLast().to();
        place(begin, points.isEmpty() ? "" : "0 s");
        begin.relocate(LEFT, TOP + height + 2);
        place(end, points.isEmpty() ? "" : Texts.duration(length));
        end.relocate(LEFT + width - end.getWidth(), TOP + height + 2);
        for (int i = 0; i < lines.size(); i++) {
            draw(lines.get(i), i, width / Math.max(1, length.toNanos()), height, most);
        }
    }

    private void draw(Path path, int number, double perNano, double height, double most) {
        var elements = new ArrayList<PathElement>();
        for (var point : points) {
            double x = LEFT + point.to().toNanos() * perNano;
            double y = TOP + height - height * Math.max(0, point.perSecond().get(number)) / most;
            if (elements.isEmpty()) {
                elements.add(new MoveTo(LEFT + point.from().toNanos() * perNano, y));
                elements.add(new HLineTo(x));
            } else {
                elements.add(new LineTo(x, y));
            }
        }
        path.getElements().setAll(elements);
    }

    private String words() {
        if (points.isEmpty()) {
            return "A chart of records per second, without a point yet";
        }
        var text = new StringBuilder("Records per second over " + Texts.duration(points.getLast().to()));
        for (int i = 0; i < series.size(); i++) {
            int number = i;
            double most = points.stream().mapToDouble(point -> point.perSecond().get(number)).max().orElse(0);
            text.append("; ").append(series.get(i).name()).append(": last ").append(number(points.getLast().perSecond().get(i)))
                    .append(", at most ").append(number(most));
        }
        return text.toString();
    }

    private static String number(double perSecond) {
        return perSecond > 0 && perSecond < 9.95 ? Texts.oneDecimal(perSecond) : Texts.shortCount(Math.round(perSecond));
    }

    /// The next of 1, 2, 4, 6, 8, 10, 20 … that is not less.
    static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, value))));
        for (double step : new double[] {1, 2, 4, 6, 8}) {
            if (step * power >= value) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static void place(Label label, String text) {
        label.setText(text);
        label.autosize();
    }
}
