package dev.topicscope.browse;

import java.util.Objects;
import java.util.Optional;

import dev.topicscope.model.Partition;
import dev.topicscope.model.Timestamp;

/// What a table row needs of a record: where it is, and the first bytes of its key and value; empty ones are `null`, as in
/// [dev.topicscope.model.Message]. The sizes are those of the whole key and value.
public record RecordPreview(long index, Partition partition, long offset, Optional<Timestamp> timestamp, Optional<byte[]> keyHead,
                            int keySizeBytes, Optional<byte[]> valueHead, int valueSizeBytes, int headerCount) {

    public RecordPreview {
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(keyHead, "keyHead");
        Objects.requireNonNull(valueHead, "valueHead");
    }
}
