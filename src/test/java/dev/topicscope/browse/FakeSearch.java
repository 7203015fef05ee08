package dev.topicscope.browse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.topicscope.model.Timestamp;

/// A search that finds what a test gives it.
public final class FakeSearch implements Search {

    public final SearchRequest request;
    public State state = new State.Opening();
    public List<PartitionProgress> partitions = List.of();
    public List<String> warnings = List.of();
    public Optional<String> firstError = Optional.empty();
    public long records;
    public long bytes;
    public long errors;
    public OptionalInt keyPartition = OptionalInt.empty();
    public PollFigures polls = PollFigures.NONE;
    public boolean complete;
    public boolean closed;
    private final RecordStore matches;

    FakeSearch(SearchRequest request) {
        this.request = request;
        this.matches = new RecordStore(request.topic(), request.holdBytes());
    }

    /// Finds the next record of partition `partition`.
    public void find(int partition, long offset, String key, String value) {
        matches.append(partition, offset, Timestamp.Kind.CREATED, 1_700_000_000_000L + offset, buffer(key), buffer(value), List.of());
    }

    @Override
    public RecordStore matches() {
        return matches;
    }

    @Override
    public Progress progress() {
        return new Progress(state, partitions, records, bytes, matches.end(), errors, firstError, warnings, polls);
    }

    @Override
    public OptionalInt keyPartition() {
        return keyPartition;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public void stop() {
        state = new State.Stopped();
    }

    @Override
    public void close() {
        stop();
        closed = true;
        matches.clear();
    }

    private static ByteBuffer buffer(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
