package dev.topicscope.query;

import java.nio.ByteBuffer;

import dev.topicscope.model.Header;

/// A record as a query looks at it: raw bytes, valid only during the call it is passed to.
///
/// A `null` buffer is Kafka's `null`. Whoever looks leaves positions and bytes as they are.
public interface RecordView {

    int partition();

    long offset();

    /// Milliseconds since 1970; any number where the record has no timestamp.
    long timestamp();

    ByteBuffer key();

    ByteBuffer value();

    /// The headers in their order; made on demand, so only a query on headers pays for them.
    Iterable<Header> headers();
}
