package dev.topicscope.ui.kit;

import javafx.scene.layout.Region;

/// A dot in the colour that a partition has everywhere.
public final class PartitionMark extends Region {

    /// Between the dot and the number of the partition.
    public static final double GAP = 7;

    private String colour = "";

    /// Takes the colour of that partition.
    public void show(int partition) {
        String wanted = PartitionColours.background(partition);
        if (!wanted.equals(colour)) {
            colour = wanted;
            getStyleClass().setAll(Look.DOT, colour);
        }
    }
}
