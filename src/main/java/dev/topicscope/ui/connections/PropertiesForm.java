package dev.topicscope.ui.connections;

import java.util.Optional;

import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.controlsfx.control.SearchableComboBox;

import dev.topicscope.browse.PropertyCatalogue.ClientProperty;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Look;

/// Any client property by its name: a text of them, a field that finds names, and what Kafka says of the one the caret is at.
final class PropertiesForm extends VBox {

    private final ConnectionFormViewModel form;
    private final TextArea text = Fields.area("connection-properties", "client.rack=eu-1", 4);
    private final SearchableComboBox<String> name = new SearchableComboBox<>();
    private final Label described = new Label();

    PropertiesForm(ConnectionFormViewModel form) {
        super(6);
        this.form = form;
        text.textProperty().bindBidirectional(form.properties());
        text.caretPositionProperty().subscribe(_ -> describe());
        text.textProperty().subscribe(_ -> describe());
        name.setId("connection-property-name");
        name.setPromptText("Find a property by a part of its name");
        name.setMaxWidth(Double.MAX_VALUE);
        name.getStyleClass().add(Look.MONO);
        name.getItems().setAll(form.catalogue().stream().map(ClientProperty::name).toList());
        name.setOnHidden(_ -> Optional.ofNullable(name.getValue()).ifPresent(this::add));
        described.setWrapText(true);
        described.getStyleClass().add(Look.FACT);
        described.visibleProperty().bind(described.textProperty().isNotEmpty());
        described.managedProperty().bind(described.visibleProperty());
        var problems = new VBox(2);
        form.propertyProblems().subscribe(list -> problems.getChildren().setAll(list.stream().map(Fields::problem).toList()));
        var notes = new VBox(2);
        form.propertyNotes().subscribe(list -> notes.getChildren().setAll(list.stream().map(Fields::note).toList()));
        getChildren().setAll(Fields.label("Further client properties", text), text, problems, notes, described, name);
    }

    private void add(String property) {
        name.setValue(null);
        String before = text.getText().stripTrailing();
        text.setText((before.isEmpty() ? "" : before + "\n") + property + "=");
        text.positionCaret(text.getLength());
        text.requestFocus();
    }

    private void describe() {
        String all = text.getText();
        int caret = Math.min(text.getCaretPosition(), all.length());
        int from = all.lastIndexOf('\n', caret - 1) + 1;
        int to = all.indexOf('\n', caret);
        described.setText(form.described(all.substring(from, to < 0 ? all.length() : to)).map(PropertiesForm::words).orElse(""));
    }

    private static String words(ClientProperty property) {
        return property.name() + " (" + property.type() + property.defaultValue().map(value -> ", by default " + value).orElse("") + "): "
                + property.description() + (property.values().isEmpty() ? "" : " Values: " + String.join(", ", property.values()) + ".");
    }
}
