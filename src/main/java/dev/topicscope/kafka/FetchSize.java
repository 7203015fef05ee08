package dev.topicscope.kafka;

/// How much a consumer asks a broker for at once: `responseBytes` in all (`fetch.max.bytes`) and `partitionBytes` of each partition
/// (`max.partition.fetch.bytes`). A single batch of records that is larger comes all the same.
record FetchSize(int responseBytes, int partitionBytes) {

    /// Less than that is no help: a batch comes as a whole.
    private static final int SMALLEST = 16 << 10;

    /// What a response from a broker that leads `partitions` of those read may have.
    long expectedBytes(int partitions) {
        return Math.min(responseBytes, (long) partitionBytes * Math.max(1, partitions));
    }

    boolean isSmallest() {
        return partitionBytes <= SMALLEST;
    }

    FetchSize halved() {
        return new FetchSize(Math.max(Math.min(SMALLEST, responseBytes), responseBytes / 2),
                Math.max(Math.min(SMALLEST, partitionBytes), partitionBytes / 2));
    }

    /// Twice as much, but no more than `most`.
    FetchSize doubled(FetchSize most) {
        return new FetchSize((int) Math.min(most.responseBytes, responseBytes * 2L),
                (int) Math.min(most.partitionBytes, partitionBytes * 2L));
    }
}
