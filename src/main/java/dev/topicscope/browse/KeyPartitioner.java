package dev.topicscope.browse;

/// Tells which partition Kafka's default partitioner gives a key: murmur2 over the bytes of the key, made positive, modulo the number of
/// partitions (`org.apache.kafka.clients.producer.internals.BuiltInPartitioner`). Pure.
///
/// Producers other than Java's may choose differently: librdkafka's default is CRC32.
public final class KeyPartitioner {

    private static final int SEED = 0x9747b28c;
    private static final int MIX = 0x5bd1e995;

    private KeyPartitioner() {
    }

    /// The partition of `key` in a topic of `partitions`.
    ///
    /// @throws IllegalArgumentException if `partitions` is not positive
    public static int partitionFor(byte[] key, int partitions) {
        if (partitions <= 0) {
            throw new IllegalArgumentException("A topic has at least 1 partition, but was said to have " + partitions);
        }
        return (murmur2(key) & Integer.MAX_VALUE) % partitions;
    }

    /// The hash of a key, before it is made positive.
    public static int murmur2(byte[] data) {
        int hash = SEED ^ data.length;
        int whole = data.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            int word = (data[i] & 0xff) | (data[i + 1] & 0xff) << 8 | (data[i + 2] & 0xff) << 16 | (data[i + 3] & 0xff) << 24;
            word *= MIX;
            word ^= word >>> 24;
            word *= MIX;
            hash = hash * MIX ^ word;
        }
        if (whole < data.length) {
            for (int i = data.length - 1; i >= whole; i--) {
                hash ^= (data[i] & 0xff) << 8 * (i - whole);
            }
            hash *= MIX;
        }
        hash ^= hash >>> 13;
        hash *= MIX;
        return hash ^ hash >>> 15;
    }
}
