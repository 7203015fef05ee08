package dev.topicscope.ui.kit;

import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Selects the rows of a [WindowedTable] with the mouse: a click one row, with Shift all up to it. The table itself knows the rows in view
/// only, so that its own selection would end at their edge.
final class RowMouse<R> {

    private final TableView<R> table;
    private final LongSupplier top;
    private final RowSelection selection;
    private final Runnable onSelect;
    private Optional<TableColumn<?, ?>> menuColumn = Optional.empty();

    /// `top` tells the index of the first row in view; `onOpen` is called with the index of a row that is clicked twice.
    RowMouse(TableView<R> table, LongSupplier top, RowSelection selection, Runnable onSelect, LongConsumer onOpen) {
        this.table = table;
        this.top = top;
        this.selection = selection;
        this.onSelect = onSelect;
        table.setRowFactory(_ -> row(onOpen));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event ->
                menuColumn = around(event.getTarget(), TableCell.class).map(cell -> ((TableCell<?, ?>) cell).getTableColumn()));
    }

    /// The column of the cell for which a menu was asked last; empty if that was done with the keyboard.
    Optional<TableColumn<?, ?>> menuColumn() {
        return menuColumn;
    }

    /// Has the table show what of the selection is in view, which are the rows `inView`.
    void show(RowRange inView) {
        var shown = table.getSelectionModel();
        var rows = selection.range().within(inView.from(), inView.to());
        int from = (int) (rows.from() - inView.from());
        int to = (int) (rows.to() - inView.from());
        var indices = shown.getSelectedIndices();
        if (rows.length() == 0) {
            if (!indices.isEmpty()) {
                shown.clearSelection();
            }
        } else if (indices.size() != rows.length() || indices.getFirst() != from || indices.getLast() != to - 1) {
            shown.clearSelection();
            shown.selectRange(from, to);
        }
    }

    private TableRow<R> row(LongConsumer onOpen) {
        var row = new TableRow<R>();
        row.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !row.isEmpty()) {
                onOpen.accept(top.getAsLong() + row.getIndex());
            }
        });
        return row;
    }

    private void pressed(MouseEvent event) {
        var pressed = around(event.getTarget(), TableRow.class).filter(row -> !row.isEmpty());
        if (pressed.isEmpty() || event.getButton() == MouseButton.MIDDLE) {
            return;
        }
        long row = top.getAsLong() + pressed.get().getIndex();
        if (event.getButton() == MouseButton.PRIMARY && event.isShiftDown()) {
            selection.extendTo(row);
        } else if (event.getButton() == MouseButton.PRIMARY || !selection.range().contains(row)) {
            selection.select(row);
        }
        table.requestFocus();
        onSelect.run();
        event.consume();
    }

    private <N extends Node> Optional<N> around(EventTarget target, Class<N> type) {
        var node = target instanceof Node inside ? inside : null;
        while (node != null && node != table && !type.isInstance(node)) {
            node = node.getParent();
        }
        return type.isInstance(node) ? Optional.of(type.cast(node)) : Optional.empty();
    }
}
