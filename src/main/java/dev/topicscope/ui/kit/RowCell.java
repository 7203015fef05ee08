package dev.topicscope.ui.kit;

import java.util.function.Supplier;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/// A cell of a [WindowedTable]: it stays in its place and shows one row after another. FX thread only.
///
/// It has the size of its column and row, whatever it shows: a row that comes into it has this cell alone laid out, not the table.
public abstract class RowCell<R> extends TableCell<RowSlot<R>, RowSlot<R>> {

    private final InvalidationListener change = _ -> showRow();
    // The table lets go of cells without a word; a slot must not hold them.
    private final InvalidationListener watch = new WeakInvalidationListener(change);
    private RowSlot<R> slot;
    private boolean showing;

    /// A column that nobody sorts, of cells made by `cells`.
    public static <R> TableColumn<RowSlot<R>, RowSlot<R>> column(String title, Supplier<RowCell<R>> cells) {
        var column = new TableColumn<RowSlot<R>, RowSlot<R>>(title);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> cells.get());
        return column;
    }

    /// Shows a row in place of the one before. What is the same for both should not be touched: a change of style classes, above all, is
    /// dear.
    protected abstract void show(R row);

    @Override
    protected final void updateItem(RowSlot<R> next, boolean empty) {
        super.updateItem(next, empty);
        if (slot != null) {
            slot.removeListener(watch);
        }
        slot = empty ? null : next;
        if (slot == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
        } else {
            slot.addListener(watch);
            show(slot.getValue());
        }
    }

    @Override
    public final void requestLayout() {
        if (showing) {
            setNeedsLayout(true);
        } else {
            super.requestLayout();
        }
    }

    private void showRow() {
        showing = true;
        show(slot.getValue());
        showing = false;
    }
}
