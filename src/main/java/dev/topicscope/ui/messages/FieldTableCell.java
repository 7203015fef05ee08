package dev.topicscope.ui.messages;

import java.util.List;

import javafx.scene.control.Tooltip;

import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.RowCell;

/// A cell of a column of the user's: a field or a header.
final class FieldTableCell extends RowCell<MessageRow> {

    private final ColumnSource source;
    private final StyleSwitch styles = new StyleSwitch(this);

    FieldTableCell(ColumnSource source) {
        this.source = source;
        getStyleClass().add(Look.MONO);
    }

    @Override
    protected void show(MessageRow row) {
        var field = row.field(source);
        styles.show(switch (field.kind()) {
            case MISSING, NULL, EMPTY -> List.of(Look.ABSENT);
            case NUMBER -> List.of(Look.NUMBER, Look.FIELD_NUMBER);
            case BINARY -> List.of(Look.BINARY);
            case BEYOND, WORD, TEXT, INSIDE -> List.of();
        });
        setText(field.text());
        setAccessibleText(field.kind() == FieldCell.Kind.MISSING ? "absent" : field.text());
        if (field.kind() != FieldCell.Kind.BEYOND) {
            setTooltip(null);
        } else if (getTooltip() == null) {
            setTooltip(new Tooltip("Too far behind in a large value to be shown here. Select the record to see it."));
        }
    }
}
