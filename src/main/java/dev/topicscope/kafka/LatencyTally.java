package dev.topicscope.kafka;

import java.time.Duration;

import dev.topicscope.browse.Sending.Latency;

/// Counts how long answers took, in buckets that are 1/16 wide of their own value, so that percentiles are right to some per cent. Not
/// thread-safe.
final class LatencyTally {

    private static final int SUB_BITS = 4;
    private static final int SUB = 1 << SUB_BITS;

    private final long[] counts = new long[(64 - SUB_BITS + 1) * SUB];
    private long total;
    private long longestNanos;

    void add(long nanos) {
        long micros = Math.max(0, nanos) / 1_000;
        counts[bucket(micros)]++;
        total++;
        longestNanos = Math.max(longestNanos, nanos);
    }

    Latency latency() {
        return total == 0 ? Latency.NONE : new Latency(percentile(50), percentile(95), percentile(99), Duration.ofNanos(longestNanos));
    }

    private Duration percentile(int percent) {
        long wanted = Math.ceilDiv(total * percent, 100);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Duration.ofNanos(Math.min(longestNanos, upperMicros(i) * 1_000));
            }
        }
        return Duration.ofNanos(longestNanos);
    }

    private static int bucket(long micros) {
        if (micros < SUB) {
            return (int) micros;
        }
        int shift = 63 - Long.numberOfLeadingZeros(micros) - SUB_BITS;
        return (shift + 1) * SUB + (int) (micros >>> shift) - SUB;
    }

    /// The largest value that falls into a bucket.
    private static long upperMicros(int bucket) {
        if (bucket < SUB) {
            return bucket;
        }
        int shift = bucket / SUB - 1;
        return ((long) (bucket % SUB + SUB + 1) << shift) - 1;
    }
}
