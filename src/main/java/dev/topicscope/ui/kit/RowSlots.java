package dev.topicscope.ui.kit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The places for the rows in view of a [WindowedTable], from top to bottom: one for each row, so that none is empty. FX thread only.
final class RowSlots<R> {

    private final ObservableList<RowSlot<R>> slots = FXCollections.observableArrayList();
    private List<R> rows = List.of();
    private long first;

    ObservableList<RowSlot<R>> slots() {
        return slots;
    }

    /// The rows that are shown.
    List<R> rows() {
        return Collections.unmodifiableList(rows);
    }

    /// Shows `count` rows from the index `from`, or those before the first that the source has dropped meanwhile. Rows that are shown
    /// already are not looked up again, unless that is wanted by `anew`.
    void show(RowSource<R> source, long from, int count, boolean anew) {
        if (from == first && count == rows.size() && !anew) {
            return;
        }
        var next = new ArrayList<R>(count);
        for (long index = from; index < from + count; index++) {
            boolean known = !anew && index >= first && index < first + rows.size();
            R row = known ? rows.get((int) (index - first)) : source.row(index);
            if (row == null) {
                break;
            }
            next.add(row);
        }
        rows = next;
        first = from;
        int kept = Math.min(slots.size(), rows.size());
        for (int i = 0; i < kept; i++) {
            slots.get(i).show(rows.get(i));
        }
        slots.subList(kept, slots.size()).clear();
        if (rows.size() > kept) {
            slots.addAll(rows.subList(kept, rows.size()).stream().map(RowSlot::new).toList());
        }
    }
}
