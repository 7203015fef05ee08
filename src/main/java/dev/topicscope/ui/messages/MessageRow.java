package dev.topicscope.ui.messages;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import dev.topicscope.browse.RecordPreview;
import dev.topicscope.format.Preview;
import dev.topicscope.model.Timestamp;

/// One row of the table of records: what is shown of a record without decoding the whole of it.
public record MessageRow(long index, int partition, long offset, Optional<Instant> time, Preview key, Preview value, int headers,
                         int keySizeBytes, int valueSizeBytes, Map<ColumnSource, FieldCell> fields) {

    private static final int HEAD_BYTES = 512;

    public MessageRow {
        fields = Map.copyOf(fields);
    }

    /// `fields` are the cells of the columns of fields and headers.
    static MessageRow of(RecordPreview record, Map<ColumnSource, FieldCell> fields) {
        return new MessageRow(record.index(), record.partition().number(), record.offset(), record.timestamp().map(Timestamp::time),
                Preview.of(head(record.keyHead()), record.keySizeBytes()), Preview.of(head(record.valueHead()), record.valueSizeBytes()),
                record.headerCount(), record.keySizeBytes(), record.valueSizeBytes(), fields);
    }

    /// What the row shows in the column of a field or header.
    FieldCell field(ColumnSource source) {
        return fields.getOrDefault(source, FieldCell.MISSING);
    }

    private static Optional<byte[]> head(Optional<byte[]> bytes) {
        return bytes.map(all -> all.length > HEAD_BYTES ? Arrays.copyOf(all, HEAD_BYTES) : all);
    }
}
