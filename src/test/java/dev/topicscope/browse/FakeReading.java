package dev.topicscope.browse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.model.Header;
import dev.topicscope.model.Timestamp;

/// A reading that brings what a test gives it.
public final class FakeReading implements Reading {

    public final ReadRequest request;
    public Phase phase = new Phase.Opening();
    public List<String> warnings = List.of();
    public PollFigures polls = PollFigures.NONE;
    public boolean closed;
    public Older older = new Older.None();
    public int olderAsked;
    private final RecordStore records;
    private long bytes;

    FakeReading(ReadRequest request) {
        this.request = request;
        this.records = new RecordStore(request.topic(), request.holdBytes());
    }

    /// Brings the next record of partition `partition`.
    public void bring(int partition, long offset, String key, String value) {
        records.append(partition, offset, Timestamp.Kind.CREATED, 1_700_000_000_000L + offset, buffer(key), buffer(value), List.of());
        bytes += key.length() + value.length();
    }

    /// Brings a record with headers, of that moment; a key or value of `null` is Kafka's.
    public void bring(int partition, long offset, long millis, String key, String value, List<Header> headers) {
        records.append(partition, offset, Timestamp.Kind.CREATED, millis, key == null ? null : buffer(key),
                value == null ? null : buffer(value), headers);
    }

    @Override
    public RecordStore records() {
        return records;
    }

    @Override
    public ReadProgress progress() {
        return new ReadProgress(phase, records.end(), bytes, warnings, polls);
    }

    @Override
    public void pause() {
        phase = new Phase.Paused();
    }

    @Override
    public void resume() {
        phase = new Phase.Live();
    }

    @Override
    public Older older() {
        return older;
    }

    @Override
    public void loadOlder() {
        olderAsked++;
        older = new Older.Loading();
    }

    @Override
    public void stop() {
        phase = new Phase.Stopped();
    }

    @Override
    public void close() {
        closed = true;
        records.clear();
    }

    private static ByteBuffer buffer(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
