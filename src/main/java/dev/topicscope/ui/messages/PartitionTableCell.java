package dev.topicscope.ui.messages;

import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.PartitionMark;
import dev.topicscope.ui.kit.RowCell;

/// The number of a record's partition behind the dot in its colour.
final class PartitionTableCell extends RowCell<MessageRow> {

    private final PartitionMark mark = new PartitionMark();

    PartitionTableCell() {
        getStyleClass().add(Look.MONO);
        setGraphicTextGap(PartitionMark.GAP);
    }

    @Override
    protected void show(MessageRow row) {
        mark.show(row.partition());
        setGraphic(mark);
        setText(Integer.toString(row.partition()));
    }
}
