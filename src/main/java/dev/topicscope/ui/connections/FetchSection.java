package dev.topicscope.ui.connections;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// The part of the form for fetch settings: folded, since hardly anybody needs it; open where something is wrong in it.
final class FetchSection extends TitledPane {

    private static final double FIELD_WIDTH = 140;

    FetchSection(FetchFormViewModel model) {
        setId("connection-fetch");
        setExpanded(false);
        setAnimated(false);
        setText("Fetch settings");
        var summary = new Label();
        summary.getStyleClass().addAll(Look.QUIET, Look.FACT);
        summary.textProperty().bind(model.summary());
        setGraphic(summary);
        setContentDisplay(ContentDisplay.RIGHT);
        var box = new VBox(14);
        box.getStyleClass().add("fetch-settings");
        box.getChildren().add(quiet("They hold for all reads and searches of this connection. What they bring shows in the status bar: "
                + "click on it while something is read."));
        model.fields().forEach(field -> {
            box.getChildren().add(row(field));
            field.problem().subscribe(problem -> problem.ifPresent(_ -> setExpanded(true)));
        });
        setContent(box);
    }

    private static Node row(FetchField field) {
        var setting = field.setting();
        var name = new Label(setting.name());
        name.getStyleClass().addAll(Look.MONO, "strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var input = new TextField();
        input.setId("fetch-" + setting.name().replace('.', '-'));
        input.setPrefWidth(FIELD_WIDTH);
        input.setMinWidth(FIELD_WIDTH);
        input.setPromptText(setting.text(setting.ours()));
        input.textProperty().bindBidirectional(field.text());
        input.getStyleClass().add(Look.MONO);
        name.setLabelFor(input);
        var defaults = quiet("Kafka: " + setting.text(setting.kafkaDefault()) + "  ·  Topicscope: " + setting.text(setting.ours()));
        HBox.setHgrow(defaults, Priority.ALWAYS);
        var line = new HBox(10, input, defaults);
        line.setAlignment(Pos.CENTER_LEFT);
        var said = new VBox(2);
        said.managedProperty().bind(Bindings.isNotEmpty(said.getChildren()));
        Runnable tell = () -> {
            said.getChildren().clear();
            field.problem().get().ifPresent(sentence -> said.getChildren().add(sign(sentence, Look.FIELD_PROBLEM)));
            field.advice().get().ifPresent(sentence -> said.getChildren().add(sign(sentence, Look.FIELD_ADVICE)));
        };
        field.problem().subscribe(tell);
        field.advice().subscribe(tell);
        return new VBox(4, name, line, said, quiet(setting.description()), quiet("Why Topicscope’s: " + setting.why()));
    }

    private static Label sign(String sentence, String style) {
        var label = new Label(sentence, Icons.WARNING.node());
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static Label quiet(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(Look.QUIET, Look.FACT);
        return label;
    }
}
