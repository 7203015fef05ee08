package dev.topicscope.ui.messages;

import java.util.List;
import java.util.function.Function;

import dev.topicscope.format.Preview;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.RowCell;

/// The beginning of a record's key or value.
final class PreviewTableCell extends RowCell<MessageRow> {

    private final Function<MessageRow, Preview> payload;
    private final StyleSwitch styles = new StyleSwitch(this);

    PreviewTableCell(Function<MessageRow, Preview> payload) {
        this.payload = payload;
        getStyleClass().add(Look.MONO);
    }

    @Override
    protected void show(MessageRow row) {
        var preview = payload.apply(row);
        styles.show(switch (preview.kind()) {
            case ABSENT, EMPTY -> List.of(Look.ABSENT);
            case BINARY -> List.of(Look.BINARY);
            case TEXT -> List.of();
        });
        setText(preview.text());
    }
}
