package dev.topicscope.ui.kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Stands where a list has nothing to show: why that is so, and what could be done next.
public final class EmptyState extends VBox {

    private static final double TEXT_WIDTH = 420;

    private final Label sentence = new Label();

    public EmptyState(Icons icon, String text) {
        getStyleClass().add(Look.EMPTY);
        sentence.setText(text);
        sentence.setWrapText(true);
        sentence.setMaxWidth(TEXT_WIDTH);
        getChildren().addAll(icon.node(), sentence);
    }

    /// Adds a step that the user can take from here.
    public EmptyState with(String text, Runnable action) {
        var button = new Button(text);
        button.setOnAction(_ -> action.run());
        getChildren().add(button);
        return this;
    }
}
