package dev.topicscope.ui.messages;

import dev.topicscope.browse.RecordStore;
import dev.topicscope.ui.kit.RowSource;

/// The records of a store as rows, each made when it is looked at from the first `headBytes` of its key and value.
record StoredRows(RecordStore store, int headBytes) implements RowSource<MessageRow> {

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
        return store.preview(index, headBytes).map(MessageRow::of).orElse(null);
    }
}
