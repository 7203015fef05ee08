package dev.topicscope.ui.messages;

import java.time.Instant;
import java.util.Optional;

import dev.topicscope.browse.RecordPreview;
import dev.topicscope.format.Preview;
import dev.topicscope.model.Timestamp;

/// One row of the table of records: what is shown of a record without decoding the whole of it.
public record MessageRow(long index, int partition, long offset, Optional<Instant> time, Preview key, Preview value, int headers,
                         int keySizeBytes, int valueSizeBytes) {

    static MessageRow of(RecordPreview record) {
        return new MessageRow(record.index(), record.partition().number(), record.offset(), record.timestamp().map(Timestamp::time),
                Preview.of(record.keyHead(), record.keySizeBytes()), Preview.of(record.valueHead(), record.valueSizeBytes()),
                record.headerCount(), record.keySizeBytes(), record.valueSizeBytes());
    }
}
