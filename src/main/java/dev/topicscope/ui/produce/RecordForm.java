package dev.topicscope.ui.produce;

import java.util.ArrayList;
import java.util.stream.IntStream;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import atlantafx.base.theme.Styles;

import dev.topicscope.browse.Placement;
import dev.topicscope.compose.Encoding;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// Where a record is composed.
final class RecordForm extends VBox {

    private final RecordViewModel model;
    private final TextField key = new TextField();
    private final TextArea value = Fields.area("send-value", "Text, such as {\"orderId\": 1}", 6);
    private final VBox headers = new VBox(6);

    RecordForm(RecordViewModel model) {
        super(6);
        this.model = model;
        key.setId("send-key");
        key.getStyleClass().add(Look.MONO);
        key.textProperty().bindBidirectional(model.key().text());
        value.setWrapText(true);
        value.textProperty().bindBidirectional(model.value().text());
        VBox.setVgrow(value, Priority.ALWAYS);
        value.setMinHeight(90);
        var destination = new Label();
        destination.getStyleClass().add(Look.FACT);
        destination.setWrapText(true);
        destination.textProperty().bind(model.destination());
        var addHeader = new Button("Add header", Icons.ADD.node());
        addHeader.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        addHeader.setOnAction(_ -> model.addHeader());
        model.headers().addListener((ListChangeListener<HeaderViewModel>) _ -> showHeaders());
        showHeaders();
        var partition = partition();
        takesInsertions(key);
        takesInsertions(value);
        getChildren().setAll(labelled("Key", key, encoding(model.key())), key, ProblemLabel.ofTemplate(model.key()),
                labelled("Partition", partition, null), partition,
                destination, labelled("Value", value, encoding(model.value())), value,
                ProblemLabel.ofTemplate(model.value()), labelled("Headers", headers, addHeader), headers);
    }

    @Override
    public void requestFocus() {
        (model.value().encoding().get().isTyped() ? value : key).requestFocus();
    }

    private static ComboBox<Encoding> encoding(ContentViewModel content) {
        var box = new ComboBox<Encoding>();
        box.getItems().setAll(content.encodings());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Encoding encoding) {
                return encoding == null ? "" : encoding.label();
            }

            @Override
            public Encoding fromString(String ignored) {
                return content.encoding().get();
            }
        });
        box.valueProperty().bindBidirectional(content.encoding());
        return box;
    }

    private ComboBox<Placement> partition() {
        var box = new ComboBox<Placement>();
        box.setId("send-partition");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Placement placement) {
                return switch (placement) {
                    case Placement.Given(int number) -> "Partition " + number;
                    case Placement.RoundRobin() -> "Round robin";
                    case Placement.AsNamed() -> "As the record names it";
                    case null, default -> "By key";
                };
            }

            @Override
            public Placement fromString(String ignored) {
                return model.placement().get();
            }
        });
        model.partitionCount().subscribe(count -> {
            var chosen = model.placement().get();
            var choices = new ArrayList<Placement>();
            choices.add(new Placement.ByKey());
            choices.add(new Placement.RoundRobin());
            IntStream.range(0, count.intValue()).mapToObj(Placement.Given::new).forEach(choices::add);
            if (!choices.equals(box.getItems())) {
                box.getItems().setAll(choices);
                box.setValue(chosen);
            }
        });
        box.valueProperty().bindBidirectional(model.placement());
        return box;
    }

    private static HBox labelled(String text, Node field, Node right) {
        var label = Fields.label(text, field);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var line = new HBox(8, label);
        line.setAlignment(Pos.CENTER_LEFT);
        if (right != null) {
            line.getChildren().add(right);
        }
        return line;
    }

    private void showHeaders() {
        headers.getChildren().setAll(model.headers().stream().map(this::headerLine).toList());
    }

    private Node headerLine(HeaderViewModel header) {
        var name = new TextField();
        name.setPromptText("name");
        name.getStyleClass().add(Look.MONO);
        name.textProperty().bindBidirectional(header.name());
        var text = new TextField();
        text.setPromptText("value");
        text.getStyleClass().add(Look.MONO);
        text.textProperty().bindBidirectional(header.value().text());
        HBox.setHgrow(text, Priority.ALWAYS);
        name.setPrefColumnCount(9);
        takesInsertions(name);
        takesInsertions(text);
        return new VBox(2, new HBox(6, name, text, Icons.DELETE.button("Remove this header", () -> model.removeHeader(header))),
                ProblemLabel.ofTemplate(header), ProblemLabel.ofTemplate(header.value()));
    }

    /// Once it has had the cursor, placeholders come into this field.
    private void takesInsertions(TextInputControl field) {
        field.focusedProperty().subscribe(focused -> {
            if (focused) {
                model.insertInto(text -> {
                    var target = field.getScene() == null ? value : field;
                    target.replaceSelection(text);
                    target.requestFocus();
                });
            }
        });
    }
}
