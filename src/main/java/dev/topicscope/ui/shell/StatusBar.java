package dev.topicscope.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import atlantafx.base.controls.Spacer;

import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.StatusLine;

/// What is going on, in one line at the foot of the window.
final class StatusBar extends HBox {

    private final Region dot = new Region();
    private final Label state = new Label();
    private final Label facts = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Tooltip detail = new Tooltip();
    private final Label notes = new Label();

    StatusBar() {
        getStyleClass().add(Look.STATUS_BAR);
        state.setGraphic(dot);
        state.setMinWidth(USE_PREF_SIZE);
        facts.setMinWidth(0);
        notes.setMinWidth(0);
        progress.managedProperty().bind(progress.visibleProperty());
        progress.setTooltip(detail);
        getChildren().setAll(state, facts, progress, new Spacer(), notes);
        show(StatusLine.of(StatusLine.Tone.IDLE, "not connected"));
    }

    void show(StatusLine line) {
        String tone = switch (line.tone()) {
            case GOOD -> Look.GOOD;
            case BUSY -> Look.INFO;
            case IDLE -> Look.QUIET;
            case WARNING -> Look.WARN;
            case BAD -> Look.BAD;
        };
        dot.getStyleClass().setAll(Look.DOT, tone);
        state.getStyleClass().setAll("label", tone);
        state.setText(line.state());
        facts.setText(String.join("  ·  ", line.facts()));
        progress.setVisible(line.progress().isPresent());
        line.progress().ifPresent(far -> {
            progress.setProgress(far.share());
            detail.setText(far.detail());
        });
        notes.setText(String.join("  ·  ", line.notes()));
    }
}
