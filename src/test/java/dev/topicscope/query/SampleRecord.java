package dev.topicscope.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.topicscope.model.Header;

/// A record made up for a test.
record SampleRecord(int partition, ByteBuffer key, ByteBuffer value, List<Header> headers) implements RecordView {

    static SampleRecord of(String key, String value) {
        return new SampleRecord(0, buffer(key), buffer(value), List.of());
    }

    static SampleRecord of(byte[] value) {
        return new SampleRecord(0, null, ByteBuffer.wrap(value), List.of());
    }

    SampleRecord with(String name, String headerValue) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, Optional.ofNullable(headerValue).map(text -> text.getBytes(StandardCharsets.UTF_8))));
        return new SampleRecord(partition, key, value, List.copyOf(more));
    }

    SampleRecord in(int other) {
        return new SampleRecord(other, key, value, headers);
    }

    @Override
    public long offset() {
        return 0;
    }

    @Override
    public long timestamp() {
        return 0;
    }

    /// With other bytes before and behind, as in a fetch of many records.
    private static ByteBuffer buffer(String text) {
        if (text == null) {
            return null;
        }
        byte[] bytes = ("before" + text + "behind").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(bytes, 6, bytes.length - 12).slice();
    }
}
