package dev.topicscope.ui.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

import dev.topicscope.format.Preview;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.PartitionDot;
import dev.topicscope.ui.kit.Texts;

/// Makes the columns of the table of records.
final class MessageColumns {

    private static final double NARROWEST = 40;
    private static final double LETTER = 7.3;
    private static final double EDGES = 20;
    private static final double LEAST_TITLE = 10;
    private static final double LONGEST_TITLE = 28;

    private MessageColumns() {
    }

    static TableColumn<MessageRow, ?> of(ColumnSource source) {
        var column = switch (source) {
            case ColumnSource.Fixed fixed -> fixed(fixed);
            case ColumnSource.Field _, ColumnSource.Header _ -> {
                var field = bare(source.title(), row -> row.field(source));
                field.setCellFactory(_ -> new FieldTableCell());
                yield field;
            }
        };
        column.setUserData(source);
        column.setMinWidth(NARROWEST);
        column.setPrefWidth(usualWidth(source));
        return column;
    }

    /// What a column made here shows; empty for others.
    static Optional<ColumnSource> sourceOf(TableColumn<?, ?> column) {
        return column.getUserData() instanceof ColumnSource source ? Optional.of(source) : Optional.empty();
    }

    /// How wide a column is as long as nobody sizes it. That of the values fills the room the others leave, and has at least this.
    static double usualWidth(ColumnSource source) {
        return switch (source) {
            case ColumnSource.Fixed fixed -> switch (fixed) {
                case PARTITION -> 56;
                case OFFSET -> 86;
                case TIME -> 150;
                case KEY -> 124;
                case HEADERS -> 76;
                case SIZE -> 72;
                case VALUE -> 140;
            };
            case ColumnSource.Field _, ColumnSource.Header _ -> widthFor((int) Math.clamp(source.title().length(), LEAST_TITLE,
                    LONGEST_TITLE));
        };
    }

    /// The width of a column whose texts have so many letters of the monospaced font.
    static double widthFor(int letters) {
        return Math.ceil(letters * LETTER + EDGES);
    }

    /// A time as its column shows it.
    static String time(Instant at, ZoneId zone) {
        return Texts.time(at, zone, LocalDate.now(zone));
    }

    private static TableColumn<MessageRow, ?> fixed(ColumnSource.Fixed fixed) {
        String title = fixed.title();
        var zone = ZoneId.systemDefault();
        return switch (fixed) {
            case PARTITION -> {
                var column = bare(title, MessageRow::partition);
                column.setCellFactory(_ -> new PartitionDot<>());
                yield column;
            }
            case OFFSET -> column(title, MessageRow::offset, Texts::count, Look.MONO, Look.NUMBER);
            case TIME -> column(title, MessageRow::time, time -> time.map(at -> time(at, zone)).orElse(""), Look.MONO, Look.QUIET);
            case KEY -> payload(title, MessageRow::key);
            case HEADERS -> column(title, MessageRow::headers, count -> count == 0 ? "" : Integer.toString(count), Look.NUMBER, Look.QUIET);
            case SIZE -> column(title, row -> row.keySizeBytes() + (long) row.valueSizeBytes(), Texts::size, Look.NUMBER, Look.QUIET);
            case VALUE -> payload(title, MessageRow::value);
        };
    }

    private static TableColumn<MessageRow, Preview> payload(String title, Function<MessageRow, Preview> value) {
        var column = bare(title, value);
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

    private static <V> TableColumn<MessageRow, V> column(String title, Function<MessageRow, V> value, Function<V, String> text,
                                                         String... styles) {
        var column = bare(title, value);
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

    private static <V> TableColumn<MessageRow, V> bare(String title, Function<MessageRow, V> value) {
        var column = new TableColumn<MessageRow, V>(title);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        return column;
    }
}
