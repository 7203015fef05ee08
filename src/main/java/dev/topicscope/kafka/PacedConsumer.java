package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

import dev.topicscope.kafka.FetchPace.Poll;

/// A consumer that counts what its polls take, and is made anew with another fetch size where the link asks for that, going on where it
/// was.
///
/// Confined to one thread but for [#wakeup].
final class PacedConsumer implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofMillis(300);

    private final Source source;
    private PollTally tally;
    private java.util.function.Consumer<Optional<String>> onLimit;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private volatile Consumer<ByteBuffer, ByteBuffer> consumer;
    private ConsumerTraffic traffic;
    private FetchSize size;
    private long idleSinceNanos;

    /// Makes the consumers, each for a size, and decides on that.
    record Source(FetchPace pace, Maker maker) {
    }

    /// Makes one consumer.
    interface Maker {
        Consumer<ByteBuffer, ByteBuffer> open(FetchSize size);
    }

    /// `onLimit` is told a sentence when the link is found to be the limit, and nothing when it no longer is.
    PacedConsumer(Source source, PollTally tally, java.util.function.Consumer<Optional<String>> onLimit) {
        this.source = source;
        this.tally = tally;
        this.onLimit = onLimit;
        this.idleSinceNanos = System.nanoTime();
        open();
    }

    /// Begins anew for another reading, with no partition assigned.
    void handOver(PollTally nextTally, java.util.function.Consumer<Optional<String>> nextOnLimit) {
        tally = nextTally;
        onLimit = nextOnLimit;
        consumer.unsubscribe();
        positions.clear();
        rested();
        tally.asksFor(size);
        onLimit.accept(source.pace.limit());
    }

    /// Reads nothing until it is handed over.
    void release() {
        consumer.unsubscribe();
        positions.clear();
    }

    Set<TopicPartition> assignment() {
        return consumer.assignment();
    }

    void assign(Collection<TopicPartition> partitions) {
        consumer.assign(partitions);
        positions.keySet().retainAll(Set.copyOf(partitions));
    }

    void seek(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        positions.put(partition, offset);
    }

    void pause(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
    }

    void resume(Collection<TopicPartition> partitions) {
        consumer.resume(partitions);
    }

    /// What has passed since the last poll was no work: the reading was paused.
    void rested() {
        idleSinceNanos = System.nanoTime();
    }

    /// Gets the thread out of a poll; from any thread.
    void wakeup() {
        consumer.wakeup();
    }

    ConsumerRecords<ByteBuffer, ByteBuffer> poll(Duration atMost) {
        if (!source.pace.size().equals(size)) {
            reopen();
        }
        long begun = System.nanoTime();
        var polled = consumer.poll(atMost);
        long ended = System.nanoTime();
        long worked = begun - idleSinceNanos;
        idleSinceNanos = ended;
        tally.add(ended - begun, worked);
        polled.nextOffsets().forEach((partition, next) -> positions.put(partition, next.offset()));
        long received = traffic.receivedSinceLast();
        if (!consumer.assignment().equals(consumer.paused())) {
            source.pace.observe(new Poll(Duration.ofNanos(ended - begun), Duration.ofNanos(worked), received, !polled.isEmpty(),
                    consumer.assignment().size()));
        }
        return polled;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }

    private void open() {
        size = source.pace.size();
        consumer = source.maker.open(size);
        traffic = new ConsumerTraffic(consumer);
        tally.asksFor(size);
    }

    private void reopen() {
        var before = consumer;
        var assigned = Set.copyOf(before.assignment());
        var paused = Set.copyOf(before.paused());
        before.close(CloseOptions.timeout(CLOSE));
        open();
        consumer.assign(assigned);
        positions.forEach(consumer::seek);
        consumer.pause(paused);
        onLimit.accept(source.pace.limit());
    }
}
