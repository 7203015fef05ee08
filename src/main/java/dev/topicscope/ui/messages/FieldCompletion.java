package dev.topicscope.ui.messages;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import dev.topicscope.browse.RecordStore;
import dev.topicscope.model.Header;
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

    /// What may be meant by the text before the caret.
    Optional<Completion> complete(String beforeCaret, RecordStore records) {
        learn(records);
        return fields.complete(beforeCaret, MOST);
    }

    /// The fields of the records at hand, those seen most often first, at most `most`.
    List<String> fields(RecordStore records, int most) {
        learn(records);
        return fields.complete(".", most).map(Completion::fields).orElse(List.of());
    }

    /// The names of the headers of the newest records at hand, at most `most`.
    static List<String> headers(RecordStore records, int most) {
        return LongStream.range(Math.max(records.first(), records.end() - RECORDS), records.end())
                .mapToObj(index -> records.headers(index, 0).orElse(List.of())).flatMap(List::stream).map(Header::key)
                .filter(name -> !name.isEmpty()).distinct().limit(most).toList();
    }

    /// Looks at the records that have come since the last time.
    private void learn(RecordStore records) {
        for (long index = Math.max(Math.max(learntTo, records.first()), records.end() - RECORDS); index < records.end(); index++) {
            records.preview(index, MOST_BYTES).flatMap(record -> record.valueHead()).ifPresent(head -> fields.learn(ByteBuffer.wrap(head)));
        }
        learntTo = records.end();
    }
}
