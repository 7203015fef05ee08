package dev.topicscope.ui.kit;

import java.util.ArrayList;
import java.util.List;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;

import atlantafx.base.controls.Popover;

import dev.topicscope.ui.kit.StatusLine.Part;

/// How far each part of something is: one line a part, in a bubble beside what shows the whole. FX thread only.
public final class ProgressParts {

    private static final double MOST_HEIGHT = 360;

    private final GridPane lines = new GridPane(14, 6);
    private final ScrollPane scroll = new ScrollPane(lines);
    private final Popover bubble = new Popover(scroll);
    private final List<Line> shown = new ArrayList<>();

    private record Line(Label name, ProgressBar bar, Label detail) {
    }

    public ProgressParts(String title) {
        lines.getStyleClass().add("progress-parts");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(MOST_HEIGHT);
        bubble.setTitle(title);
        bubble.setHeaderAlwaysVisible(true);
        bubble.setDetachable(false);
        bubble.setArrowLocation(Popover.ArrowLocation.BOTTOM_CENTER);
    }

    /// What the bubble shows, to be shown in another place.
    public Node content() {
        return scroll;
    }

    /// Brings the lines up to date.
    public void show(List<Part> parts) {
        while (shown.size() > parts.size()) {
            var last = shown.removeLast();
            lines.getChildren().removeAll(last.name(), last.bar(), last.detail());
        }
        while (shown.size() < parts.size()) {
            add();
        }
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            shown.get(i).name().setText(part.name());
            shown.get(i).bar().setProgress(part.share());
            shown.get(i).detail().setText(part.detail());
        }
    }

    /// Opens the bubble above `owner`, or closes it.
    public void toggle(Node owner) {
        if (bubble.isShowing()) {
            bubble.hide();
        } else {
            bubble.show(owner);
        }
    }

    public void hide() {
        bubble.hide();
    }

    private void add() {
        var line = new Line(new Label(), new ProgressBar(), new Label());
        line.detail().getStyleClass().add(Look.FACT);
        line.name().setMinWidth(Label.USE_PREF_SIZE);
        line.detail().setMinWidth(Label.USE_PREF_SIZE);
        lines.addRow(shown.size(), line.name(), line.bar(), line.detail());
        shown.add(line);
    }
}
