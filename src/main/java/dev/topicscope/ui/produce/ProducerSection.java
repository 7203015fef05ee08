package dev.topicscope.ui.produce;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.topicscope.browse.ProducerSettings.Acks;
import dev.topicscope.browse.ProducerSettings.Compression;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Look;

/// How the producer is set: folded, with what is set in a few words; open where something is wrong in it.
final class ProducerSection extends TitledPane {

    /// Of the arrow and the word, which are never cut.
    private static final double TITLE_WIDTH = 115;
    private static final double NAME_WIDTH = 150;
    private static final double FIELD_WIDTH = 130;

    private final ProducerViewModel model;
    private final VBox rows = new VBox(6);
    private final Map<String, Control> inputs = new HashMap<>();

    ProducerSection(ProducerViewModel model) {
        this.model = model;
        setId("send-producer");
        setExpanded(false);
        setMinWidth(0);
        setAnimated(false);
        setText("Producer");
        var summary = new Label();
        summary.getStyleClass().addAll(Look.QUIET, Look.FACT);
        summary.setMinWidth(0);
        summary.maxWidthProperty().bind(widthProperty().subtract(TITLE_WIDTH));
        setGraphic(summary);
        setContentDisplay(ContentDisplay.RIGHT);
        model.settings().subscribe(_ -> summary.setText(model.summary()));
        rows.getStyleClass().add("producer-settings");
        row("acks", Fields.choice(model.acks(), Acks::word, Acks.values()));
        say(NoteLine.of(model.settings().map(it -> Optional.of(it.acks().consequence()).filter(_ -> it.acks() == Acks.ALL)), Look.FACT));
        say(NoteLine.of(model.settings().map(it -> Optional.of(it.acks().consequence()).filter(_ -> it.acks() != Acks.ALL)),
                Look.FIELD_ADVICE));
        var idempotence = new CheckBox();
        idempotence.selectedProperty().bindBidirectional(model.idempotence());
        row("enable.idempotence", idempotence);
        say(NoteLine.of(model.forced(), Look.FIELD_ADVICE));
        row("compression.type", Fields.choice(model.compression(), Compression::word, Compression.values()));
        model.fields().forEach(field -> {
            var input = new TextField();
            input.getStyleClass().add(Look.MONO);
            input.textProperty().bindBidirectional(field.text());
            row(field.name(), input);
            say(NoteLine.of(field.problem(), Look.FIELD_PROBLEM));
            field.problem().subscribe(problem -> problem.ifPresent(_ -> setExpanded(true)));
        });
        setContent(new VBox(6, rows, consequences()));
    }

    /// Puts the cursor into the field of a setting, by its name in Kafka.
    void focus(String setting) {
        setExpanded(true);
        Optional.ofNullable(inputs.get(setting)).ifPresent(Node::requestFocus);
    }

    /// What the choices bring, but for that of acks, which stands beside it.
    private Node consequences() {
        var words = new Label();
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().addAll(Look.FACT, "producer-words");
        ObservableValue<String> said = model.settings().map(it -> String.join("\n", it.consequences().stream().skip(1).toList()));
        words.textProperty().bind(said);
        return words;
    }

    private void row(String name, Control input) {
        inputs.put(name, input);
        input.setId("send-" + name.replace('.', '-'));
        input.setAccessibleText(name);
        if (!(input instanceof CheckBox)) {
            input.setPrefWidth(FIELD_WIDTH);
            input.setMaxWidth(FIELD_WIDTH);
        }
        var label = Fields.label(name, input);
        label.getStyleClass().setAll("label", Look.MONO);
        label.setMinWidth(NAME_WIDTH);
        var row = new HBox(10, label, input);
        row.setAlignment(Pos.CENTER_LEFT);
        rows.getChildren().add(row);
    }

    private void say(Node sentence) {
        rows.getChildren().add(sentence);
    }
}
