package dev.topicscope.ui.kit;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Moves through the rows of a [WindowedTable] with the keys, and selects them: with Shift, all up to where they lead.
final class RowKeys {

    private final WindowedTable<?> table;
    private final RowSelection selection;

    RowKeys(WindowedTable<?> table, RowSelection selection) {
        this.table = table;
        this.selection = selection;
    }

    /// Consumes the keys it knows.
    void pressed(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown() && event.getCode() != KeyCode.A && event.getCode() != KeyCode.C) {
            return;
        }
        boolean extend = event.isShiftDown();
        switch (event.getCode()) {
            case A, C -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                allOrCopy(event.getCode());
            }
            case UP -> step(-1, extend);
            case DOWN -> step(1, extend);
            case PAGE_UP -> step(-table.pageRows(), extend);
            case PAGE_DOWN -> step(table.pageRows(), extend);
            case HOME -> to(table.rows().from(), extend);
            case END -> to(Long.MAX_VALUE, extend);
            case ENTER -> selection.lead().get().ifPresent(table::open);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void allOrCopy(KeyCode code) {
        if (code == KeyCode.A) {
            selection.selectAll(table.rows());
            table.showSelection();
        } else {
            table.copy();
        }
    }

    /// Scrolls to an end, and with `extend` selects up to it.
    private void to(long row, boolean extend) {
        table.scrollTo(row);
        var rows = table.rows();
        if (extend && rows.length() > 0) {
            selection.extendTo(Math.min(row, rows.to() - 1));
            table.showSelection();
        }
    }

    private void step(int by, boolean extend) {
        var rows = table.rows();
        if (rows.length() == 0) {
            return;
        }
        var inView = table.rowsInView();
        var lead = selection.lead().get();
        long start = lead.isPresent() ? lead.getAsLong() + by : by > 0 ? inView.from() : inView.to() - 1;
        long row = Math.clamp(start, rows.from(), rows.to() - 1);
        table.reveal(row, by);
        if (extend) {
            selection.extendTo(row);
        } else {
            selection.select(row);
        }
        table.showSelection();
    }
}
