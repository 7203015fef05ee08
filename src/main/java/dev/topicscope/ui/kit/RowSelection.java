package dev.topicscope.ui.kit;

import java.util.OptionalLong;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Which rows of a [WindowedTable] are selected: one that leads, and perhaps others next to it. FX thread only.
final class RowSelection {

    private static final RowRange NONE = new RowRange(0, 0);

    private final ObjectProperty<OptionalLong> lead = new SimpleObjectProperty<>(OptionalLong.empty());
    private RowRange range = NONE;
    private long anchor;
    private boolean extending;

    RowSelection() {
        lead.addListener((_, _, row) -> {
            if (!extending) {
                range = row.isPresent() ? new RowRange(row.getAsLong(), row.getAsLong() + 1) : NONE;
                anchor = row.orElse(0);
            }
        });
    }

    /// The row that was selected last. Setting it selects it alone.
    ObjectProperty<OptionalLong> lead() {
        return lead;
    }

    RowRange range() {
        return range;
    }

    void select(long row) {
        range = new RowRange(row, row + 1);
        anchor = row;
        leadBy(row);
    }

    /// Selects from the row that was selected alone last to `row`, both inclusive.
    void extendTo(long row) {
        if (range.length() == 0) {
            select(row);
            return;
        }
        range = new RowRange(Math.min(anchor, row), Math.max(anchor, row) + 1);
        leadBy(row);
    }

    /// Selects all rows of `all`; the one that leads stays, if there is one.
    void selectAll(RowRange all) {
        if (all.length() > 0) {
            range = all;
            anchor = all.from();
            leadBy(lead.get().orElse(all.from()));
        }
    }

    private void leadBy(long row) {
        extending = true;
        lead.set(OptionalLong.of(row));
        extending = false;
    }
}
