package dev.topicscope.ui.messages;

import java.nio.ByteBuffer;
import java.util.Optional;

import dev.topicscope.browse.RecordStore;
import dev.topicscope.query.FieldNames;
import dev.topicscope.query.FieldNames.Completion;

/// Completes fields of JSON in the search box from the newest records at hand. FX thread only.
final class FieldCompletion {

    /// Few and small enough to be looked through between two keystrokes.
    private static final int RECORDS = 20;
    private static final int MOST_BYTES = 16 << 10;
    private static final int MOST = 10;

    private final FieldNames fields = new FieldNames();
    private long learntTo;

    /// Another read has begun: its records are counted anew. What was learnt stays.
    void restart() {
        learntTo = 0;
    }

    /// What may be meant by the text before the caret, after a look at the records that have come since the last time.
    Optional<Completion> complete(String beforeCaret, RecordStore records) {
        for (long index = Math.max(Math.max(learntTo, records.first()), records.end() - RECORDS); index < records.end(); index++) {
            records.preview(index, MOST_BYTES).flatMap(record -> record.valueHead()).ifPresent(head -> fields.learn(ByteBuffer.wrap(head)));
        }
        learntTo = records.end();
        return fields.complete(beforeCaret, MOST);
    }
}
