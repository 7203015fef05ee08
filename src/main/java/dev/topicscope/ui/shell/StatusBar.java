package dev.topicscope.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import atlantafx.base.controls.Spacer;

import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.ProgressParts;
import dev.topicscope.ui.kit.StatusLine;

/// What is going on, in one line at the foot of the window.
final class StatusBar extends HBox {

    private final Region dot = new Region();
    private final Label state = new Label();
    private final Label facts = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final ProgressParts parts = new ProgressParts("Each partition");
    private final Button showParts = Icons.CHOOSE.button("How far each partition is", () -> parts.toggle(progress()));
    private final Label notes = new Label();

    StatusBar() {
        getStyleClass().add(Look.STATUS_BAR);
        state.setGraphic(dot);
        state.setMinWidth(USE_PREF_SIZE);
        facts.setMinWidth(0);
        notes.setMinWidth(0);
        progress.managedProperty().bind(progress.visibleProperty());
        showParts.setId("progress-parts");
        showParts.visibleProperty().bind(progress.visibleProperty());
        showParts.managedProperty().bind(progress.visibleProperty());
        getChildren().setAll(state, facts, progress, showParts, new Spacer(), notes);
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
            parts.show(far.parts());
        });
        if (line.progress().isEmpty()) {
            parts.hide();
        }
        notes.setText(String.join("  ·  ", line.notes()));
    }

    private ProgressBar progress() {
        return progress;
    }
}
