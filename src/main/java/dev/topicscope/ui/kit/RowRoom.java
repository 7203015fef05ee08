package dev.topicscope.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/// The room that a table has for rows, between its headers and the bar that scrolls it sideways.
final class RowRoom {

    private final TableView<?> table;
    private Region header;
    private ScrollBar sideways;

    RowRoom(TableView<?> table) {
        this.table = table;
    }

    /// How many whole rows fit in; at least 1.
    int capacity() {
        if (header == null) {
            header = table.lookup(".column-header-background") instanceof Region found ? found : null;
        }
        if (sideways == null) {
            sideways = table.lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast)
                    .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL).findFirst().orElse(null);
        }
        double taken = header == null ? WindowedTable.ROW_HEIGHT : header.getHeight();
        taken += sideways != null && sideways.isVisible() ? sideways.getHeight() : 0;
        return (int) Math.max(1, (table.getHeight() - taken) / WindowedTable.ROW_HEIGHT);
    }
}
