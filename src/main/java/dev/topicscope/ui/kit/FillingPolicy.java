package dev.topicscope.ui.kit;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Callback;

/// Gives one column of a table what room the others leave, and each of the others the width the user drags it to. Where the room is too
/// little, the table scrolls sideways.
// JavaFX has its policies raw.
@SuppressWarnings({"rawtypes", "unchecked"})
final class FillingPolicy implements Callback<TableView.ResizeFeatures, Boolean> {

    private TableColumn<?, ?> filling;
    private double least;

    /// Has `column` fill the room, but never with less than `leastWidth`.
    void fill(TableColumn<?, ?> column, double leastWidth) {
        filling = column;
        least = leastWidth;
    }

    @Override
    public Boolean call(TableView.ResizeFeatures features) {
        var dragged = features.getColumn();
        if (dragged != null) {
            double width = Math.clamp(dragged.getWidth() + features.getDelta(), dragged.getMinWidth(), dragged.getMaxWidth());
            features.setColumnWidth(dragged, width);
            if (dragged == filling) {
                least = width;
            }
        }
        var columns = features.getTable().getVisibleLeafColumns();
        if (columns.contains(filling)) {
            double others = 0;
            for (Object column : columns) {
                others += column == filling ? 0 : ((TableColumn<?, ?>) column).getWidth();
            }
            features.setColumnWidth(filling, Math.max(least, Math.floor(features.getContentWidth() - others)));
        }
        return true;
    }
}
