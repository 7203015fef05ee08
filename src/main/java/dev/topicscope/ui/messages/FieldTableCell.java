package dev.topicscope.ui.messages;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

import dev.topicscope.ui.kit.Look;

/// A cell of a column of the user's: a field or a header.
final class FieldTableCell extends TableCell<MessageRow, FieldCell> {

    FieldTableCell() {
        getStyleClass().add(Look.MONO);
    }

    @Override
    protected void updateItem(FieldCell field, boolean empty) {
        super.updateItem(field, empty);
        getStyleClass().removeAll(Look.ABSENT, Look.BINARY, Look.NUMBER, Look.FIELD_NUMBER);
        setTooltip(null);
        setText(empty || field == null ? null : field.text());
        if (empty || field == null) {
            return;
        }
        setAccessibleText(field.kind() == FieldCell.Kind.MISSING ? "absent" : field.text());
        switch (field.kind()) {
            case MISSING, NULL, EMPTY -> getStyleClass().add(Look.ABSENT);
            case NUMBER -> getStyleClass().addAll(Look.NUMBER, Look.FIELD_NUMBER);
            case BINARY -> getStyleClass().add(Look.BINARY);
            case BEYOND -> setTooltip(new Tooltip("Too far behind in a large value to be shown here. Select the record to see it."));
            case WORD, TEXT, INSIDE -> { }
        }
    }
}
