package dev.topicscope.ui.produce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Spacer;

import dev.topicscope.browse.Sending.Answer;
import dev.topicscope.browse.Sending.Counts;
import dev.topicscope.browse.Sending.Progress;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.model.Failure;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.RateChart;
import dev.topicscope.ui.kit.Texts;

/// A run of records: how far it is, how fast, what the producer measures, and the last results. Changes only what has changed.
final class RunReport extends VBox {

    static final String BUFFER_FULL = "The producer's buffer is full: no broker takes records fast enough, or none can be reached.";

    private static final List<RateChart.Series> SERIES = List.of(new RateChart.Series("acknowledged", "acknowledged"),
            new RateChart.Series("failed", "failed"), new RateChart.Series("handed over", "handed-over"));
    private static final List<String> PARTS = List.of("handed over", "acknowledged", "failed", "never sent", "open");
    private static final int FIGURES_A_ROW = 4;
    private static final double HEAD = 26;

    private final RunViewModel model;
    private final Label state = new Label();
    private final Label pace = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final List<Label> parts = new ArrayList<>();
    private final VBox failed = new VBox();
    private final VBox notices = new VBox(6);
    private final RateChart chart = new RateChart(SERIES);
    private final List<Label> figures = new ArrayList<>();
    private final GridPane figureGrid = new GridPane();
    private final ResultTable results;
    private final Button away;
    private final BooleanProperty folded = new SimpleBooleanProperty();
    private Told told = new Told(false, List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    private boolean chartsTurn;

    /// What stands in notices. Why a run has failed stands first, where it is seen however little room there is.
    private record Told(boolean bufferFull, List<String> warnings, Optional<String> fault, Optional<String> lastFailed,
                        Optional<Failure> failure) {
    }

    RunReport(RunViewModel model) {
        this.model = model;
        getStyleClass().add("run-report");
        state.getStyleClass().add("strong");
        state.setId("run-state");
        pace.getStyleClass().add(Look.FACT);
        pace.setId("run-pace");
        pace.setWrapText(true);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("How much of the run is answered");
        results = new ResultTable(model);
        away = Icons.CANCEL.button("Put the results away", model::dismiss);
        away.setId("run-dismiss");
        var head = new HBox(8, state, new Spacer(), foldButton(), away);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(HEAD);
        var drawn = new VBox(2, chart, legend());
        getChildren().addAll(new VBox(3, head, bar, pace), failed, sum(), notices, drawn, figureGrid, results);
        for (var part : List.of(drawn, figureGrid, results)) {
            part.visibleProperty().bind(folded.not());
            part.managedProperty().bind(part.visibleProperty());
        }
        failed.managedProperty().bind(failed.visibleProperty());
        notices.managedProperty().bind(notices.visibleProperty());
        bar.managedProperty().bind(bar.visibleProperty());
    }

    void show(Progress progress) {
        var rates = model.rates();
        state.setText(RunWords.state(progress));
        away.setVisible(progress.state().isOver());
        pace.setText(RunWords.pace(progress, rates));
        showBar(progress);
        showCounts(progress.counts());
        showFigures(RunWords.figures(progress.producing()));
        showNotices(progress);
        // The two that take long take turns, so that neither look takes too long.
        chartsTurn = !chartsTurn;
        if (chartsTurn || progress.state().isOver()) {
            chart.show(rates);
        }
        if (!chartsTurn || progress.state().isOver()) {
            results.show(model.results());
        }
    }

    /// Leaves of it how the run stands.
    void fold() {
        folded.set(true);
    }

    private Button foldButton() {
        var button = Icons.FOLD_OPEN.button("", () -> folded.set(!folded.get()));
        button.setId("run-fold");
        folded.subscribe(less -> (less ? Icons.FOLD_CLOSED : Icons.FOLD_OPEN).show(button, less ? "Show the chart and the last results"
                : "Show less"));
        return button;
    }

    private void showBar(Progress progress) {
        bar.setVisible(progress.total().isPresent());
        RunWords.share(progress).ifPresent(bar::setProgress);
    }

    private Node sum() {
        var grid = new GridPane();
        grid.setId("run-counts");
        grid.getStyleClass().add("run-counts");
        grid.setHgap(6);
        for (int i = 0; i < PARTS.size(); i++) {
            var number = new Label("0");
            number.getStyleClass().addAll(Look.MONO, "strong");
            number.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setHalignment(number, HPos.CENTER);
            var name = new Label(PARTS.get(i));
            name.getStyleClass().add(Look.FACT);
            name.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setHalignment(name, HPos.CENTER);
            parts.add(number);
            grid.add(number, 2 * i, 0);
            grid.add(name, 2 * i, 1);
            if (i < PARTS.size() - 1) {
                grid.add(new Label(i == 0 ? "=" : "+"), 2 * i + 1, 0);
            }
        }
        return grid;
    }

    private void showCounts(Counts counts) {
        long[] numbers = {counts.handedOver(), counts.acknowledged(), counts.failed(), counts.neverSent(), counts.open()};
        for (int i = 0; i < numbers.length; i++) {
            parts.get(i).setText(Texts.count(numbers[i]));
        }
        mark(parts.get(2), counts.failed() > 0, Look.BAD);
        mark(parts.get(3), counts.neverSent() > 0, Look.WARN);
        parts.getFirst().getParent().setAccessibleText(RunWords.sum(counts));
    }

    private static void mark(Label label, boolean marked, String look) {
        if (marked != label.getStyleClass().contains(look)) {
            if (marked) {
                label.getStyleClass().add(look);
            } else {
                label.getStyleClass().remove(look);
            }
        }
    }

    private static Node legend() {
        var legend = new FlowPane(12, 2);
        for (var one : SERIES) {
            var swatch = new Region();
            swatch.getStyleClass().setAll("swatch", one.style());
            var name = new Label(one.name());
            name.getStyleClass().add(Look.FACT);
            var entry = new HBox(5, swatch, name);
            entry.setAlignment(Pos.CENTER_LEFT);
            legend.getChildren().add(entry);
        }
        legend.getStyleClass().add("legend");
        return legend;
    }

    private void showFigures(List<RunWords.Figure> wanted) {
        if (figures.isEmpty()) {
            figureGrid.getStyleClass().add("run-figures");
            figureGrid.setId("run-figures");
            for (int i = 0; i < wanted.size(); i++) {
                var value = new Label();
                value.setMinWidth(Region.USE_PREF_SIZE);
                figures.add(value);
                figureGrid.add(figure(wanted.get(i), value), i % FIGURES_A_ROW, i / FIGURES_A_ROW);
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            figures.get(i).setText(wanted.get(i).value());
        }
    }

    private static Node figure(RunWords.Figure figure, Label value) {
        var name = new Label(figure.name());
        name.getStyleClass().add(Look.FACT);
        name.setMinWidth(Region.USE_PREF_SIZE);
        value.getStyleClass().add(Look.MONO);
        var box = new VBox(name, value);
        var tip = new Tooltip(figure.meaning() + (figure.kafkaName().isEmpty() ? "" : "\nIn Kafka: " + figure.kafkaName()));
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        Tooltip.install(box, tip);
        value.setAccessibleHelp(tip.getText());
        return box;
    }

    private void showNotices(Progress progress) {
        var failure = progress.state() instanceof State.Failed(var why) ? Optional.of(why) : Optional.<Failure>empty();
        var now = new Told(progress.producing().bufferFull(), progress.warnings(), fault(progress), lastFailed(progress), failure);
        if (now.equals(told)) {
            return;
        }
        told = now;
        notices.getChildren().clear();
        failed.getChildren().setAll(failure.map(why -> Notice.of(why).framed()).stream().toList());
        failed.setVisible(failure.isPresent());
        if (now.bufferFull()) {
            notices.getChildren().add(Notice.warning("", BUFFER_FULL + " Nothing is lost: the run waits. Stop works at once.").framed());
        }
        now.warnings().forEach(sentence -> notices.getChildren().add(Notice.warning("", sentence).framed()));
        now.lastFailed().ifPresent(reason -> notices.getChildren().add(Notice.warning("", "The last that failed: " + reason).framed()));
        now.fault().ifPresent(sentence -> notices.getChildren().add(Notice.warning("", sentence).framed()));
        notices.setVisible(!notices.getChildren().isEmpty());
    }

    /// Why the newest failed record did, where nothing says so yet.
    private static Optional<String> lastFailed(Progress progress) {
        return progress.lastFailed().stream().limit(1).map(Answer::result)
                .flatMap(result -> result instanceof Result.NotStored(String reason, var _) ? Stream.of(reason) : Stream.empty())
                .findFirst()
                .filter(_ -> progress.warnings().isEmpty() && !(progress.state() instanceof State.Failed));
    }

    private static Optional<String> fault(Progress progress) {
        var faults = progress.faults();
        return faults.first().map(first -> faults.count() == 1 ? "Skipped: " + first
                : Texts.count(faults.count()) + " faulty records were skipped. The first: " + first)
                .filter(_ -> !(progress.state() instanceof State.Failed));
    }
}
