package dev.topicscope.ui.kit;

import javafx.beans.value.ObservableValueBase;

/// A place for a row in view of a [WindowedTable]: it stays while one row after another is shown in it. FX thread only.
public final class RowSlot<R> extends ObservableValueBase<R> {

    private R row;

    RowSlot(R row) {
        this.row = row;
    }

    /// The row that is shown in it.
    @Override
    public R getValue() {
        return row;
    }

    /// Tells nobody where the row is the one it shows already.
    void show(R next) {
        if (next != row) {
            row = next;
            fireValueChangedEvent();
        }
    }
}
