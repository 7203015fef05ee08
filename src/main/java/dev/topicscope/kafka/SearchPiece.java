package dev.topicscope.kafka;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.common.TopicPartition;

/// What one thread of a search reads of one partition: the offsets `from` to `to`, and after that what is written, if it is to go on.
///
/// A partition that several threads read has several pieces, one `after` the other: the matches of a piece are released when those before
/// it have been. Its thread writes, any thread may ask.
final class SearchPiece {

    private final TopicPartition partition;
    private final long from;
    private final boolean goesOn;
    private final Optional<SearchPiece> after;
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile long to;
    private volatile long next;
    private volatile long progressNanos = System.nanoTime();
    private volatile long bytes;
    private volatile boolean givenUp;

    SearchPiece(TopicPartition partition, long from, long to, boolean goesOn, Optional<SearchPiece> after) {
        this.partition = partition;
        this.from = from;
        this.to = to;
        this.next = from;
        this.goesOn = goesOn;
        this.after = after;
    }

    TopicPartition partition() {
        return partition;
    }

    long to() {
        return to;
    }

    /// The offset to be read next.
    long next() {
        return next;
    }

    /// Whether it stays assigned when it has been read, for what is written then.
    boolean goesOn() {
        return goesOn;
    }

    void advance(long toOffset) {
        next = toOffset;
        progressNanos = System.nanoTime();
    }

    /// All before `toOffset` is in the store, or held back to go there.
    void reach(long toOffset) {
        next = toOffset;
    }

    /// So many bytes more of keys and values were tested.
    void count(long more) {
        bytes = bytes + more;
    }

    long bytes() {
        return bytes;
    }

    /// The log now ends at `end`, before where this piece was to.
    void shorten(long end) {
        to = Math.max(from, Math.min(to, end));
    }

    /// Has nobody wait for it any more.
    void giveUp() {
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    /// Whether all that was there when the search began has been read.
    boolean isRead() {
        return next >= to;
    }

    /// Since when it has brought nothing.
    long progressNanos() {
        return progressNanos;
    }

    long total() {
        return to - from;
    }

    long read() {
        return Math.min(next, to) - from;
    }

    /// Whether the matches of the pieces before are all in the store, so that its own may follow.
    boolean isDue() {
        return after.isEmpty() || after.get().released.getCount() == 0;
    }

    void awaitDue(long atMostMillis) throws InterruptedException {
        if (after.isPresent()) {
            after.get().released.await(atMostMillis, TimeUnit.MILLISECONDS);
        }
    }

    /// Its matches are all in the store.
    void release() {
        released.countDown();
    }
}
