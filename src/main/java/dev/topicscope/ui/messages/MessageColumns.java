package dev.topicscope.ui.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

import javafx.scene.control.TableColumn;

import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.RowCell;
import dev.topicscope.ui.kit.RowSlot;
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

    static TableColumn<RowSlot<MessageRow>, ?> of(ColumnSource source) {
        var column = switch (source) {
            case ColumnSource.Fixed fixed -> fixed(fixed);
            case ColumnSource.Field _, ColumnSource.Header _ -> RowCell.column(source.title(), () -> new FieldTableCell(source));
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

    private static TableColumn<RowSlot<MessageRow>, ?> fixed(ColumnSource.Fixed fixed) {
        String title = fixed.title();
        var zone = ZoneId.systemDefault();
        return switch (fixed) {
            case PARTITION -> RowCell.column(title, PartitionTableCell::new);
            case OFFSET -> texts(title, row -> Texts.count(row.offset()), Look.MONO, Look.NUMBER);
            case TIME -> texts(title, row -> row.time().map(at -> time(at, zone)).orElse(""), Look.MONO, Look.QUIET);
            case KEY -> RowCell.column(title, () -> new PreviewTableCell(MessageRow::key));
            case HEADERS -> texts(title, row -> row.headers() == 0 ? "" : Integer.toString(row.headers()), Look.NUMBER, Look.QUIET);
            case SIZE -> texts(title, row -> Texts.size(row.keySizeBytes() + (long) row.valueSizeBytes()), Look.NUMBER, Look.QUIET);
            case VALUE -> RowCell.column(title, () -> new PreviewTableCell(MessageRow::value));
        };
    }

    private static TableColumn<RowSlot<MessageRow>, ?> texts(String title, Function<MessageRow, String> text, String... styles) {
        var column = RowCell.<MessageRow>column(title, () -> new RowCell<>() {
            @Override
            protected void show(MessageRow row) {
                setText(text.apply(row));
            }
        });
        column.getStyleClass().addAll(styles);
        return column;
    }
}
