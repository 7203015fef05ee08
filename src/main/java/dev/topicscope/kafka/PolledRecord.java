package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.topicscope.browse.RecordStore;
import dev.topicscope.model.Header;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Timestamp;
import dev.topicscope.query.RecordView;

/// What a consumer polled, as a query looks at it: one view for record after record, so that looking allocates nothing.
///
/// Confined to one thread. Holds on to the record it shows, and through it to the whole response it came in.
final class PolledRecord implements RecordView {

    private ConsumerRecord<ByteBuffer, ByteBuffer> record;

    PolledRecord show(ConsumerRecord<ByteBuffer, ByteBuffer> shown) {
        record = shown;
        return this;
    }

    /// Lets go of the record shown.
    void clear() {
        record = null;
    }

    @Override
    public int partition() {
        return record.partition();
    }

    @Override
    public long offset() {
        return record.offset();
    }

    @Override
    public long timestamp() {
        return record.timestamp();
    }

    @Override
    public ByteBuffer key() {
        return record.key();
    }

    @Override
    public ByteBuffer value() {
        return record.value();
    }

    @Override
    public List<Header> headers() {
        return headers(record);
    }

    /// Puts a copy of `record` into `store`; whether it was taken, as [RecordStore#append] tells.
    static boolean append(ConsumerRecord<ByteBuffer, ByteBuffer> record, RecordStore store) {
        return store.append(record.partition(), record.offset(), kind(record), record.timestamp(), record.key(), record.value(),
                headers(record));
    }

    /// A copy of `record`.
    static Message message(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        return new Message(new Partition(record.topic(), record.partition()), record.offset(), Optional.ofNullable(kind(record))
                .map(kind -> new Timestamp(Instant.ofEpochMilli(record.timestamp()), kind)), copy(record.key()), copy(record.value()),
                headers(record));
    }

    private static Optional<byte[]> copy(ByteBuffer content) {
        return Optional.ofNullable(content).map(buffer -> {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        });
    }

    /// `null` where the record has no timestamp.
    static Timestamp.Kind kind(ConsumerRecord<?, ?> record) {
        return switch (record.timestampType()) {
            case CREATE_TIME -> Timestamp.Kind.CREATED;
            case LOG_APPEND_TIME -> Timestamp.Kind.APPENDED;
            case NO_TIMESTAMP_TYPE -> null;
        };
    }

    static List<Header> headers(ConsumerRecord<?, ?> record) {
        var sent = record.headers().toArray();
        if (sent.length == 0) {
            return List.of();
        }
        var headers = new ArrayList<Header>(sent.length);
        for (var header : sent) {
            headers.add(new Header(header.key(), Optional.ofNullable(header.value())));
        }
        return headers;
    }
}
