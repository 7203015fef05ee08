package dev.topicscope.ui.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

import dev.topicscope.format.Preview;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.PartitionDot;
import dev.topicscope.ui.kit.Texts;

/// The columns of the table of records.
final class MessageColumns {

    /// No column but the value gives way below this, so that offsets and times stay readable in a narrow window.
    private static final double SHRINKS_TO = 150;

    private MessageColumns() {
    }

    static List<TableColumn<MessageRow, ?>> all() {
        var headers = column("Headers", 76, MessageRow::headers, count -> count == 0 ? "" : Integer.toString(count), Look.NUMBER,
                Look.QUIET);
        var size = column("Size", 72, row -> row.keySizeBytes() + (long) row.valueSizeBytes(), Texts::size, Look.NUMBER, Look.QUIET);
        return List.of(partition(), column("Offset", 86, MessageRow::offset, Texts::count, Look.MONO, Look.NUMBER), time(),
                payload("Key", 124, MessageRow::key), headers, size, payload("Value", 400, MessageRow::value));
    }

    private static TableColumn<MessageRow, Integer> partition() {
        var column = bare("Part", 56, MessageRow::partition);
        column.setCellFactory(_ -> new PartitionDot<>());
        return column;
    }

    private static TableColumn<MessageRow, Optional<Instant>> time() {
        var zone = ZoneId.systemDefault();
        return column("Time", 150, MessageRow::time, time -> time.map(at -> Texts.time(at, zone, LocalDate.now(zone))).orElse(""),
                Look.MONO, Look.QUIET);
    }

    private static TableColumn<MessageRow, Preview> payload(String title, double width, Function<MessageRow, Preview> value) {
        var column = bare(title, width, value);
        column.setCellFactory(_ -> new TableCell<>() {
            {
                getStyleClass().add(Look.MONO);
            }

            @Override
            protected void updateItem(Preview preview, boolean empty) {
                super.updateItem(preview, empty);
                getStyleClass().removeAll(Look.ABSENT, Look.BINARY);
                setText(empty || preview == null ? null : preview.text());
                if (!empty && preview != null) {
                    switch (preview.kind()) {
                        case ABSENT, EMPTY -> getStyleClass().add(Look.ABSENT);
                        case BINARY -> getStyleClass().add(Look.BINARY);
                        case TEXT -> { }
                    }
                }
            }
        });
        return column;
    }

    private static <V> TableColumn<MessageRow, V> column(String title, double width, Function<MessageRow, V> value,
                                                         Function<V, String> text, String... styles) {
        var column = bare(title, width, value);
        column.getStyleClass().addAll(styles);
        column.setCellFactory(_ -> new TableCell<>() {
            {
                getStyleClass().addAll(styles);
            }

            @Override
            protected void updateItem(V item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : text.apply(item));
            }
        });
        return column;
    }

    private static <V> TableColumn<MessageRow, V> bare(String title, double width, Function<MessageRow, V> value) {
        var column = new TableColumn<MessageRow, V>(title);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, SHRINKS_TO));
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        return column;
    }
}
