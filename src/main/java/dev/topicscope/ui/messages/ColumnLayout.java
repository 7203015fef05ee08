package dev.topicscope.ui.messages;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;

import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.RowSlot;
import dev.topicscope.ui.kit.WindowedTable;
import dev.topicscope.ui.messages.ColumnSource.Fixed;
import dev.topicscope.ui.messages.ColumnsViewModel.Shown;

/// Keeps the columns of the table and those of the view model the same, whichever of them the user changes: a header dragged elsewhere, an
/// edge dragged wider, a menu. FX thread only.
final class ColumnLayout {

    private static final double SAME = 0.75;

    private final ColumnsViewModel model;
    private final WindowedTable<MessageRow> table;
    private final ColumnMenus menus;
    private double timeWidth = MessageColumns.usualWidth(Fixed.TIME);
    private boolean showing;

    ColumnLayout(ColumnsViewModel model, WindowedTable<MessageRow> table, ColumnMenus menus) {
        this.model = model;
        this.table = table;
        this.menus = menus;
        model.columns().subscribe(this::show);
        table.columns().addListener((ListChangeListener<TableColumn<RowSlot<MessageRow>, ?>>) _ -> {
            if (!showing) {
                model.order(sources(table.columns()));
            }
        });
    }

    /// Fits the columns to the rows in view: times of other years are longer, and over numbers a header stands right.
    void fit() {
        var zone = ZoneId.systemDefault();
        int longest = table.visibleRows().stream().flatMap(row -> row.time().stream())
                .mapToInt(at -> MessageColumns.time(at, zone).length()).max().orElse(0);
        if (MessageColumns.widthFor(longest) > timeWidth) {
            timeWidth = MessageColumns.widthFor(longest);
            show(model.columns().get());
        }
        for (var column : table.columns()) {
            var source = MessageColumns.sourceOf(column).filter(its -> !(its instanceof Fixed));
            boolean numbers = source.isPresent() && table.visibleRows().stream()
                    .anyMatch(row -> row.field(source.get()).kind() == FieldCell.Kind.NUMBER);
            if (source.isPresent() && numbers != column.getStyleClass().contains(Look.NUMBERS)) {
                if (numbers) {
                    column.getStyleClass().add(Look.NUMBERS);
                } else {
                    column.getStyleClass().remove(Look.NUMBERS);
                }
            }
        }
    }

    private void show(List<Shown> wanted) {
        var there = new ArrayList<TableColumn<RowSlot<MessageRow>, ?>>(table.columns());
        var columns = wanted.stream().map(shown -> find(there, shown.source()).orElseGet(() -> make(shown.source()))).toList();
        showing = true;
        for (int i = 0; i < columns.size(); i++) {
            double width = width(wanted.get(i));
            if (wanted.get(i).source() != Fixed.VALUE && Math.abs(columns.get(i).getWidth() - width) > SAME) {
                // A width the user has dragged to left the preferred one behind.
                columns.get(i).setPrefWidth(columns.get(i).getWidth());
                columns.get(i).setPrefWidth(width);
            }
        }
        if (!table.columns().equals(columns)) {
            table.columns().setAll(columns);
            table.reload();
        }
        showing = false;
    }

    private double width(Shown column) {
        return column.width().orElse(column.source() == Fixed.TIME ? timeWidth : MessageColumns.usualWidth(column.source()));
    }

    private TableColumn<RowSlot<MessageRow>, ?> make(ColumnSource source) {
        var column = MessageColumns.of(source);
        column.setContextMenu(menus.of(source));
        if (source == Fixed.VALUE) {
            table.fill(column, MessageColumns.usualWidth(source));
        } else {
            column.widthProperty().addListener((_, _, width) -> {
                if (!showing && table.columns().contains(column)) {
                    model.resize(source, width.doubleValue());
                }
            });
        }
        return column;
    }

    private static Optional<TableColumn<RowSlot<MessageRow>, ?>> find(List<TableColumn<RowSlot<MessageRow>, ?>> columns,
            ColumnSource source) {
        return columns.stream().filter(column -> MessageColumns.sourceOf(column).filter(source::equals).isPresent()).findFirst();
    }

    private static List<ColumnSource> sources(List<TableColumn<RowSlot<MessageRow>, ?>> columns) {
        return columns.stream().flatMap(column -> MessageColumns.sourceOf(column).stream()).toList();
    }
}
