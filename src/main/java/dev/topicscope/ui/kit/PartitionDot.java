package dev.topicscope.ui.kit;

import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;

/// The number of a partition in a table, behind a dot in the colour that this partition has everywhere.
public final class PartitionDot<R> extends TableCell<R, Integer> {

    private final Region dot = new Region();

    public PartitionDot() {
        getStyleClass().add(Look.MONO);
        setGraphicTextGap(7);
    }

    @Override
    protected void updateItem(Integer number, boolean empty) {
        super.updateItem(number, empty);
        if (empty || number == null) {
            setText(null);
            setGraphic(null);
        } else {
            dot.getStyleClass().setAll(Look.DOT, PartitionColours.background(number));
            setText(number.toString());
            setGraphic(dot);
        }
    }
}
