package dev.topicscope.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import dev.topicscope.model.Connection;
import dev.topicscope.model.Marking.Colour;
import dev.topicscope.ui.kit.Look;

/// The list of connections under those that were open when the program last ended, which are one click away: nothing is connected to
/// unasked.
final class OfferedView extends BorderPane {

    private final ShellViewModel model;
    private final FlowPane line = new FlowPane(8, 8);

    OfferedView(ShellViewModel model, Node connections) {
        this.model = model;
        line.setId("offered");
        line.getStyleClass().add("offered");
        line.setAlignment(Pos.CENTER_LEFT);
        setCenter(connections);
        fill();
    }

    private void fill() {
        if (model.offered().isEmpty()) {
            return;
        }
        var words = new Label("Open last time:");
        words.getStyleClass().add(Look.QUIET);
        line.getChildren().setAll(words);
        model.offered().forEach(connection -> line.getChildren().add(button(connection)));
        setTop(line);
    }

    private Button button(Connection connection) {
        var button = new Button(connection.name());
        button.setId("offered-" + connection.id());
        if (connection.marking().shown() != Colour.NONE) {
            var dot = new Region();
            dot.getStyleClass().setAll(Look.DOT, Look.marking(connection.marking().shown()));
            button.setGraphic(dot);
        }
        button.setOnAction(_ -> model.connections().connect(connection));
        return button;
    }
}
