package dev.topicscope.ui.messages;

import java.util.function.Supplier;

import dev.topicscope.browse.RecordStore;
import dev.topicscope.ui.kit.RowSource;

/// The records of a store as rows, each made when it is looked at from the first `headBytes` of its key and value, or
/// more of the value where `fields` needs that.
record StoredRows(RecordStore store, int headBytes, Supplier<RowFields> fields) implements RowSource<MessageRow> {

    @Override
    public long first() {
        return store.first();
    }

    @Override
    public long end() {
        return store.end();
    }

    @Override
    public MessageRow row(long index) {
        var wanted = fields.get();
        return store.preview(index, wanted.valueBytes(headBytes))
                .map(record -> MessageRow.of(record, wanted.of(record, store))).orElse(null);
    }
}
