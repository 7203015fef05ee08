package dev.topicscope.format;

import java.io.OutputStream;

import dev.topicscope.model.Message;

/// The values of records as they are, each with a line break after it; nothing but the line break for `null`.
public final class RawLines extends RecordLines {

    public RawLines(OutputStream target) {
        super(target);
    }

    @Override
    void put(Message message, LineBuffer into) {
        message.value().ifPresent(into::put);
        into.put('\n');
    }
}
