package dev.topicscope.ui.messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.topicscope.store.Settings;
import dev.topicscope.ui.messages.ColumnSource.Fixed;

/// The columns of a topic's table, from left to right: which there are, in which order, and how wide. FX thread only.
public final class ColumnsViewModel {

    private static final List<Shown> USUAL = Arrays.stream(Fixed.values()).map(fixed -> new Shown(fixed, OptionalDouble.empty())).toList();
    private static final double NARROWEST = 30;
    private static final double WIDEST = 4_000;

    private final ReadOnlyObjectWrapper<List<Shown>> columns = new ReadOnlyObjectWrapper<>(USUAL);
    private RowFields fields = RowFields.NONE;

    /// A column and how wide it is, in pixels, if the user has sized it.
    public record Shown(ColumnSource source, OptionalDouble width) {
    }

    ColumnsViewModel() {
        columns.addListener((_, _, shown) -> fields = new RowFields(shown.stream().map(Shown::source).toList()));
    }

    public ReadOnlyObjectProperty<List<Shown>> columns() {
        return columns.getReadOnlyProperty();
    }

    /// The columns as they are kept; none if they are as usual.
    public List<Settings.Column> kept() {
        return columns.get().equals(USUAL) ? List.of()
                : columns.get().stream().map(column -> new Settings.Column(column.source().text(), column.width())).toList();
    }

    /// Shows the columns that were kept; the usual ones if none were. What no column can be made of is passed over.
    public void restore(List<Settings.Column> kept) {
        var shown = new ArrayList<Shown>();
        kept.forEach(column -> ColumnSource.parse(column.source())
                .filter(source -> shown.stream().noneMatch(there -> there.source().equals(source)))
                .ifPresent(source -> shown.add(new Shown(source, column.width().isEmpty() ? column.width()
                        : OptionalDouble.of(Math.clamp(column.width().getAsDouble(), NARROWEST, WIDEST))))));
        columns.set(shown.isEmpty() ? USUAL : List.copyOf(shown));
    }

    boolean shows(ColumnSource source) {
        return indexOf(source) >= 0;
    }

    /// Shows a column, before that of the values, else at the end.
    void add(ColumnSource source) {
        if (!shows(source)) {
            var more = new ArrayList<>(columns.get());
            boolean valueLast = more.getLast().source() == Fixed.VALUE;
            more.add(valueLast ? more.size() - 1 : more.size(), new Shown(source, OptionalDouble.empty()));
            columns.set(List.copyOf(more));
        }
    }

    /// Whether a column can go: the last one stays.
    boolean isRemovable() {
        return columns.get().size() > 1;
    }

    void remove(ColumnSource source) {
        if (isRemovable()) {
            columns.set(columns.get().stream().filter(column -> !column.source().equals(source)).toList());
        }
    }

    /// Whether a column has a place `by` columns further right.
    boolean isMovable(ColumnSource source, int by) {
        int to = indexOf(source) + by;
        return shows(source) && to >= 0 && to < columns.get().size();
    }

    /// Moves a column by so many places to the right; to the left, if negative.
    void move(ColumnSource source, int by) {
        if (isMovable(source, by)) {
            var moved = new ArrayList<>(columns.get());
            int from = indexOf(source);
            moved.add(from + by, moved.remove(from));
            columns.set(List.copyOf(moved));
        }
    }

    /// Puts the columns into the order of `sources`, which are the same.
    void order(List<ColumnSource> sources) {
        if (sources.size() == columns.get().size() && sources.stream().allMatch(this::shows)) {
            columns.set(sources.stream().map(source -> columns.get().get(indexOf(source))).toList());
        }
    }

    void resize(ColumnSource source, double width) {
        columns.set(columns.get().stream().map(column -> column.source().equals(source)
                ? new Shown(source, OptionalDouble.of(Math.rint(width))) : column).toList());
    }

    void reset() {
        columns.set(USUAL);
    }

    RowFields fields() {
        return fields;
    }

    private int indexOf(ColumnSource source) {
        for (int i = 0; i < columns.get().size(); i++) {
            if (columns.get().get(i).source().equals(source)) {
                return i;
            }
        }
        return -1;
    }
}
