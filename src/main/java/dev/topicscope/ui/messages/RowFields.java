package dev.topicscope.ui.messages;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.topicscope.browse.RecordPreview;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.format.Preview;
import dev.topicscope.model.Header;
import dev.topicscope.query.FieldReader;

/// Reads what the columns of fields and headers show of a record, from its beginning only: so much that a screen full of large records is
/// still read between two pulses. Immutable.
final class RowFields {

    /// For a table without such columns.
    static final RowFields NONE = new RowFields(List.of());

    private static final int VALUE_BYTES = 16 << 10;
    private static final int HEADER_BYTES = 512;

    private final List<ColumnSource.Field> fields;
    private final List<ColumnSource.Header> headers;
    private final FieldReader reader;

    RowFields(List<ColumnSource> sources) {
        fields = sources.stream().filter(ColumnSource.Field.class::isInstance).map(ColumnSource.Field.class::cast).toList();
        headers = sources.stream().filter(ColumnSource.Header.class::isInstance).map(ColumnSource.Header.class::cast).toList();
        reader = new FieldReader(fields.stream().map(ColumnSource.Field::path).toList());
    }

    /// How much of a value is to be looked at, where a row without fields would look at `usual` bytes.
    int valueBytes(int usual) {
        return fields.isEmpty() ? usual : Math.max(usual, VALUE_BYTES);
    }

    Map<ColumnSource, FieldCell> of(RecordPreview record, RecordStore store) {
        if (fields.isEmpty() && headers.isEmpty()) {
            return Map.of();
        }
        var cells = new HashMap<ColumnSource, FieldCell>();
        if (!fields.isEmpty() && record.valueHead().isPresent()) {
            byte[] head = record.valueHead().get();
            var values = reader.read(head, head.length < record.valueSizeBytes());
            for (int i = 0; i < fields.size(); i++) {
                cells.put(fields.get(i), FieldCell.of(values.get(i)));
            }
        }
        if (!headers.isEmpty() && record.headerCount() > 0) {
            var its = store.headers(record.index(), HEADER_BYTES + 1).orElse(List.of());
            headers.forEach(wanted -> its.stream().filter(header -> header.key().equals(wanted.name()))
                    .forEach(header -> cells.put(wanted, cell(header))));
        }
        return cells;
    }

    private static FieldCell cell(Header header) {
        var shown = header.value().map(value -> value.length > HEADER_BYTES ? Arrays.copyOf(value, HEADER_BYTES) : value);
        return FieldCell.of(Preview.of(shown, header.value().map(value -> value.length).orElse(0)));
    }
}
