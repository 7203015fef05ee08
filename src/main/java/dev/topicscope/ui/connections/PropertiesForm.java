package dev.topicscope.ui.connections;

import java.util.List;

import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import dev.topicscope.browse.PropertyCatalogue.ClientProperty;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Look;

/// Any client property by its name: a text of them, a field that finds names, and what Kafka says of the one the caret is at.
final class PropertiesForm extends VBox {

    private static final int SUGGESTED = 12;

    private final ConnectionFormViewModel form;
    private final TextArea text = Fields.area("connection-properties", "client.rack=eu-1", 4);
    private final TextField name = new TextField();
    private final ContextMenu offered = new ContextMenu();
    private final Label described = new Label();

    PropertiesForm(ConnectionFormViewModel form) {
        super(6);
        this.form = form;
        text.textProperty().bindBidirectional(form.properties());
        text.caretPositionProperty().subscribe(_ -> describe());
        text.textProperty().subscribe(_ -> describe());
        name.setId("connection-property-name");
        name.setPromptText("Find a property by a part of its name");
        name.getStyleClass().add(Look.MONO);
        name.setOnKeyTyped(_ -> suggest());
        name.setOnAction(_ -> suggestions(name.getText()).stream().findFirst().ifPresent(this::add));
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

    private List<String> suggestions(String part) {
        String wanted = part.strip();
        return wanted.isEmpty() ? List.of() : form.catalogue().stream().map(ClientProperty::name).filter(each -> each.contains(wanted))
                .limit(SUGGESTED).toList();
    }

    private void suggest() {
        offered.hide();
        var found = suggestions(name.getText());
        if (!found.isEmpty()) {
            offered.getItems().setAll(found.stream().map(this::item).toList());
            offered.show(name, Side.BOTTOM, 0, 0);
        }
    }

    private MenuItem item(String property) {
        var item = new MenuItem(property);
        // An underscore is no shortcut here.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> add(property));
        return item;
    }

    private void add(String property) {
        offered.hide();
        String before = text.getText().stripTrailing();
        text.setText((before.isEmpty() ? "" : before + "\n") + property + "=");
        text.positionCaret(text.getLength());
        text.requestFocus();
        name.clear();
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
