package dev.topicscope.ui.shell;

import java.util.List;

import javafx.scene.control.Label;
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
    private final Label notes = new Label();

    StatusBar() {
        getStyleClass().add(Look.STATUS_BAR);
        state.setGraphic(dot);
        state.setMinWidth(USE_PREF_SIZE);
        facts.setMinWidth(0);
        notes.setMinWidth(0);
        getChildren().setAll(state, facts, new Spacer(), notes);
        show(new StatusLine(StatusLine.Tone.IDLE, "not connected", List.of(), List.of()));
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
        notes.setText(String.join("  ·  ", line.notes()));
    }
}
