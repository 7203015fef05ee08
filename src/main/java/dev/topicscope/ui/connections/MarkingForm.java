package dev.topicscope.ui.connections;

import java.util.Locale;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.topicscope.model.Marking.Colour;
import dev.topicscope.model.Marking.Kind;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Look;

/// How a connection is marked: its kind, its colour, and whether anything may be written through it.
final class MarkingForm extends HBox {

    MarkingForm(ConnectionFormViewModel form) {
        super(14);
        var kind = box("connection-kind", form.kind(), Kind.values());
        var colour = box("connection-colour", form.colour(), Colour.values());
        colour.setCellFactory(_ -> new ColourCell());
        colour.setButtonCell(new ColourCell());
        var readOnly = new CheckBox("Read-only: nothing is written through it");
        readOnly.setId("connection-read-only");
        readOnly.selectedProperty().bindBidirectional(form.readOnly());
        setAlignment(Pos.BOTTOM_LEFT);
        getChildren().setAll(labelled("Kind", kind), labelled("Colour", colour), readOnly);
    }

    private static Node labelled(String text, Node field) {
        return new VBox(2, Fields.label(text, field), field);
    }

    private static <E extends Enum<E>> ComboBox<E> box(String id, ObjectProperty<E> property, E[] values) {
        var box = new ComboBox<E>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setCellFactory(_ -> new WordCell<>());
        box.setButtonCell(new WordCell<>());
        box.valueProperty().bindBidirectional(property);
        return box;
    }

    private static String word(Enum<?> value) {
        String lower = value.name().toLowerCase(Locale.ROOT);
        return value == Colour.NONE ? "that of its kind" : lower;
    }

    private static class WordCell<E extends Enum<E>> extends ListCell<E> {

        @Override
        protected void updateItem(E value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? null : word(value));
        }
    }

    private static final class ColourCell extends WordCell<Colour> {

        private final Region dot = new Region();

        @Override
        protected void updateItem(Colour value, boolean empty) {
            super.updateItem(value, empty);
            boolean shown = !empty && value != null && value != Colour.NONE;
            if (shown) {
                dot.getStyleClass().setAll(Look.DOT, Look.marking(value));
            }
            setGraphic(shown ? dot : null);
        }
    }
}
