package dev.topicscope.ui.kit;

import javafx.scene.control.TableCell;

/// The number of a partition in a table, behind a dot in the colour that this partition has everywhere.
public final class PartitionDot<R> extends TableCell<R, Integer> {

    private final PartitionMark mark = new PartitionMark();

    public PartitionDot() {
        getStyleClass().add(Look.MONO);
        setGraphicTextGap(PartitionMark.GAP);
    }

    @Override
    protected void updateItem(Integer number, boolean empty) {
        super.updateItem(number, empty);
        if (empty || number == null) {
            setText(null);
            setGraphic(null);
        } else {
            mark.show(number);
            setText(number.toString());
            setGraphic(mark);
        }
    }
}
