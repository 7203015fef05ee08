package dev.topicscope.ui.doctor;

import java.util.Locale;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.topicscope.doctor.Step;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Texts;

/// One hop: how it stands, in one line, and what was seen there, folded away.
final class StepRow extends VBox {

    private static final double SIGN = 20;
    private static final double TITLE = 210;
    private static final double INDENT = 246;

    StepRow(Step step) {
        setId("step-" + step.hop().name().toLowerCase(Locale.ROOT));
        getStyleClass().addAll("step", look(step.state()));
        var sign = new StackPane(sign(step.state()));
        sign.setMinWidth(SIGN);
        sign.setPrefWidth(SIGN);
        var title = new Label(step.hop().title());
        title.getStyleClass().add("strong");
        title.setMinWidth(TITLE);
        title.setPrefWidth(TITLE);
        var summary = new Label(step.summary());
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        summary.getStyleClass().add(Look.QUIET);
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        var line = new HBox(8, sign, title, summary);
        line.setAlignment(Pos.CENTER_LEFT);
        if (step.hasEnded() && step.state() != Step.State.SKIPPED) {
            var took = new Label(Texts.duration(step.took()));
            took.setMinWidth(USE_PREF_SIZE);
            took.getStyleClass().add(Look.FACT);
            line.getChildren().add(took);
        }
        getChildren().add(line);
        fold(step, line);
        setAccessibleText(step.hop().title() + ": " + step.state().name().toLowerCase(Locale.ROOT) + ", " + step.summary());
    }

    private void fold(Step step, HBox line) {
        var seen = new Label(String.join("\n", step.evidence()));
        seen.setWrapText(true);
        seen.setMinHeight(Region.USE_PREF_SIZE);
        seen.getStyleClass().addAll(Look.MONO, Look.QUIET);
        seen.setPadding(new Insets(0, SIGN * 2, 4, INDENT));
        seen.setVisible(false);
        seen.managedProperty().bind(seen.visibleProperty());
        var unfold = Icons.FOLD_CLOSED.button("Show what was seen", () -> { });
        unfold.setOnAction(_ -> toggle(seen, unfold));
        unfold.setVisible(!step.evidence().isEmpty());
        line.getChildren().add(unfold);
        if (!step.evidence().isEmpty()) {
            line.setOnMouseClicked(_ -> toggle(seen, unfold));
            getChildren().add(seen);
        }
    }

    private static void toggle(Label seen, Button unfold) {
        seen.setVisible(!seen.isVisible());
        (seen.isVisible() ? Icons.FOLD_OPEN : Icons.FOLD_CLOSED).show(unfold, seen.isVisible() ? "Hide it" : "Show what was seen");
    }

    private static String look(Step.State state) {
        return switch (state) {
            case PASSED -> Look.GOOD;
            case WARNED -> Look.WARN;
            case FAILED -> Look.BAD;
            case RUNNING, SKIPPED -> Look.QUIET;
        };
    }

    private static Node sign(Step.State state) {
        return switch (state) {
            case PASSED -> Icons.DONE.node();
            case WARNED -> Icons.WARNING.node();
            case FAILED -> Icons.CANCEL.node();
            case SKIPPED -> Icons.NOT_RUN.node();
            case RUNNING -> {
                var busy = new ProgressIndicator();
                busy.setMaxSize(14, 14);
                busy.setMinSize(14, 14);
                yield busy;
            }
        };
    }
}
