package dev.topicscope.ui.kit;

import java.util.OptionalLong;

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
            case HOME -> go(Long.MIN_VALUE, -1, extend);
            case END -> toEnd(extend);
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

    private void toEnd(boolean extend) {
        table.scrollToEnd();
        go(Long.MAX_VALUE, 1, extend);
    }

    private void step(int by, boolean extend) {
        var inView = table.rowsInView();
        var lead = selection.lead().get();
        go(lead.isPresent() ? lead.getAsLong() + by : by > 0 ? inView.from() : inView.to() - 1, by, extend);
    }

    /// Goes to the row `wanted`, or to the nearest that there is; where that leads already, on past the end in the direction of `by`.
    private void go(long wanted, int by, boolean extend) {
        var rows = table.rows();
        if (rows.length() == 0) {
            return;
        }
        long row = Math.clamp(wanted, rows.from(), rows.to() - 1);
        boolean past = selection.lead().get().equals(OptionalLong.of(row)) && table.rowsInView().contains(row);
        table.reveal(row, by);
        if (extend) {
            selection.extendTo(row);
        } else {
            selection.select(row);
        }
        table.showSelection();
        if (past) {
            table.past(by < 0);
        }
    }
}
