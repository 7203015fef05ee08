package dev.topicscope.ui.messages;

import java.util.OptionalLong;
import java.util.function.Supplier;

import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.ui.kit.RowSource;

/// The records of a store as rows, each made when it is looked at from the first `headBytes` of its key and value, or
/// more of the value where `fields` needs that.
///
/// It can be held as it is, while the store goes on: then it ends with the last record there was, and those that are looked at stay.
final class StoredRows implements RowSource<MessageRow> {

    private final RecordStore store;
    private final int headBytes;
    private final Supplier<RowFields> fields;
    private OptionalLong heldEnd = OptionalLong.empty();

    StoredRows(RecordStore store, int headBytes, Supplier<RowFields> fields) {
        this.store = store;
        this.headBytes = headBytes;
        this.fields = fields;
    }

    /// Shows nothing that comes from now on.
    void hold() {
        heldEnd = OptionalLong.of(store.end());
    }

    void release() {
        heldEnd = OptionalLong.empty();
    }

    /// How many records have come since it is held, and are there to be shown.
    long waiting() {
        return heldEnd.isEmpty() ? 0 : Math.max(0, store.end() - Math.max(heldEnd.getAsLong(), store.first()));
    }

    @Override
    public long first() {
        return range().first();
    }

    @Override
    public long end() {
        return range().end();
    }

    @Override
    public MessageRow row(long index) {
        var wanted = fields.get();
        return store.preview(index, wanted.valueBytes(headBytes))
                .map(record -> MessageRow.of(record, wanted.of(record, store))).orElse(null);
    }

    private IndexRange range() {
        var held = store.aroundPin();
        return heldEnd.isEmpty() ? held : new IndexRange(Math.min(held.first(), heldEnd.getAsLong()),
                Math.min(held.end(), heldEnd.getAsLong()));
    }
}
