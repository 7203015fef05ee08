package dev.topicscope.ui.shell;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import atlantafx.base.controls.Popover;
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
    private final HBox more = new HBox(state, facts);
    private final StatusDetail figures = new StatusDetail();
    private final Popover popover = new Popover();

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
        buildDetail();
        getChildren().setAll(more, progress, showParts, new Spacer(), notes);
        show(StatusLine.of(StatusLine.Tone.IDLE, "not connected"));
    }

    /// The figures behind the line open at a click on it, and follow it while they are open.
    private void buildDetail() {
        more.setId("status-more");
        more.getStyleClass().add("detail-button");
        more.setAccessibleRole(AccessibleRole.BUTTON);
        more.setAccessibleText("How the polls are going");
        more.setMinWidth(0);
        popover.setContentNode(figures);
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_LEFT);
        popover.setDetachable(false);
        popover.setTitle("How it is fetched, over the last second");
        popover.setHeaderAlwaysVisible(true);
        popover.setCloseButtonEnabled(false);
        more.setOnMouseClicked(_ -> openDetail());
        more.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
                openDetail();
                event.consume();
            }
        });
    }

    private void openDetail() {
        popover.show(more);
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
        more.setFocusTraversable(!line.details().isEmpty());
        more.setMouseTransparent(line.details().isEmpty());
        figures.show(line.details());
        if (line.details().isEmpty()) {
            popover.hide();
        }
        notes.setText(String.join("  ·  ", line.notes()));
    }

    private ProgressBar progress() {
        return progress;
    }
}
