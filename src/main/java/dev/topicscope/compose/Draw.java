package dev.topicscope.compose;

import java.time.Instant;
import java.util.Random;

/// What the templates of one run draw from, one record after the other or any of them. Not thread-safe.
///
/// All that is random depends on the seed and the number of the record alone.
final class Draw {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final long seed;
    private final Random random = new Random();
    private final FakeData fakes = new FakeData(random);
    private long number;
    private Instant now = Instant.EPOCH;

    Draw(long seed) {
        this.seed = seed;
    }

    /// Turns to record `number`, counted from 0, which is made at `time`.
    void turnTo(long record, Instant time) {
        number = record;
        now = time;
        random.setSeed(mixed(seed + (record + 1) * GOLDEN));
    }

    long number() {
        return number;
    }

    Instant now() {
        return now;
    }

    Random random() {
        return random;
    }

    FakeData fakes() {
        return fakes;
    }

    /// The end of SplitMix64, so that neighbours have nothing in common.
    private static long mixed(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
