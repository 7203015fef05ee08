package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

import dev.topicscope.browse.TimeMerge;
import dev.topicscope.kafka.Joining.Share;

/// Brings what a consumer polls into the order of time, until each partition has reached the end it had when the reading began; from then
/// on, what comes together is ordered together.
///
/// A partition that is far ahead of the others is paused, so that what waits here is bounded. When none of those that are behind brings
/// anything for some seconds, they are no longer waited for, each until it brings something again. Confined to the reader's thread.
final class CatchUp {

    private static final long HELD_BYTES = 64L << 20;
    private static final long LEAST_HELD_BYTES = 256L << 10;
    /// What a record costs beside its bytes while it waits.
    private static final int RECORD_BYTES = 150;

    private TimeMerge<ConsumerRecord<ByteBuffer, ByteBuffer>> merge = new TimeMerge<>(ConsumerRecord::timestamp);
    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private final Set<TopicPartition> behind = new HashSet<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private final boolean bounded;
    private final long patienceNanos;
    private boolean first = true;
    private long progressNanos = System.nanoTime();

    /// `bounded` has nothing taken from a partition's end on.
    CatchUp(Duration patience, boolean bounded) {
        this.bounded = bounded;
        patienceNanos = patience.toNanos();
    }

    private static final class Lane {
        private final Share share;
        private long end;
        private long next;
        /// Where to read on so that nothing stored is read twice, and nothing else is left out.
        private long stored;
        private long heldBytes;

        private Lane(Share share) {
            this.share = share;
            this.end = share.end();
            this.next = share.start();
            this.stored = share.start();
        }
    }

    void begin(Share share) {
        lanes.put(share.partition(), new Lane(share));
        if (share.start() < share.end()) {
            behind.add(share.partition());
            merge.await(share.partition().partition());
            progressNanos = System.nanoTime();
        }
    }

    void take(ConsumerRecords<ByteBuffer, ByteBuffer> polled) {
        for (var partition : polled.partitions()) {
            var lane = lanes.get(partition);
            for (var record : polled.records(partition)) {
                if (bounded && record.offset() >= lane.end) {
                    break;
                }
                merge.add(partition.partition(), record);
                lane.heldBytes += size(record);
            }
        }
        polled.nextOffsets().forEach((partition, next) -> advance(partition, next.offset()));
        if (!behind.isEmpty() && System.nanoTime() - progressNanos > patienceNanos) {
            // Their leaders may be away: the others need not wait for them.
            behind.forEach(partition -> merge.release(partition.partition()));
        }
    }

    /// A partition goes on at `position`, whatever it has brought; its log ends at `logEnd`, after which a bounded read expects nothing.
    void moved(TopicPartition partition, long position, long logEnd) {
        var lane = lanes.get(partition);
        if (bounded) {
            lane.end = Math.max(lane.share.start(), Math.min(lane.end, logEnd));
        }
        advance(partition, position);
    }

    /// Begins to wait anew, after a time in which nothing was polled.
    void resumed() {
        progressNanos = System.nanoTime();
    }

    /// The record that is next in order; empty if none is due.
    Optional<ConsumerRecord<ByteBuffer, ByteBuffer>> next() {
        return Optional.ofNullable(merge.peek());
    }

    /// Lets go of the record that [#next] gave.
    void stored(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        merge.take();
        var lane = lanes.get(new TopicPartition(record.topic(), record.partition()));
        lane.heldBytes -= size(record);
        lane.stored = record.offset() + 1;
    }

    /// Lets go of what waits here, and of what has been stored from the offsets `cut` on, since it is to be read again.
    ///
    /// @return where each partition is to be read on
    Map<TopicPartition, Long> rewind(Map<Integer, Long> cut) {
        merge = new TimeMerge<>(ConsumerRecord::timestamp);
        var positions = new HashMap<TopicPartition, Long>();
        lanes.forEach((partition, lane) -> {
            lane.stored = cut.getOrDefault(partition.partition(), lane.stored);
            lane.next = lane.stored;
            lane.heldBytes = 0;
            positions.put(partition, lane.stored);
            if (lane.next < lane.end) {
                behind.add(partition);
                merge.await(partition.partition());
            }
        });
        progressNanos = System.nanoTime();
        return positions;
    }

    /// Pauses the partitions of which too much waits here, and resumes the others.
    void balance(PacedConsumer consumer) {
        long bound = Math.max(LEAST_HELD_BYTES, HELD_BYTES / Math.max(1, lanes.size()));
        var stop = new HashSet<TopicPartition>();
        var go = new HashSet<TopicPartition>();
        lanes.forEach((partition, lane) -> {
            boolean over = bounded && lane.next >= lane.end;
            if ((over || lane.heldBytes > bound) && paused.add(partition)) {
                stop.add(partition);
            } else if (!over && lane.heldBytes <= bound / 2 && paused.remove(partition)) {
                go.add(partition);
            }
        });
        if (!stop.isEmpty()) {
            consumer.pause(stop);
        }
        if (!go.isEmpty()) {
            consumer.resume(go);
        }
    }

    boolean isDone() {
        return behind.isEmpty();
    }

    /// Whether what has been stored so far was there when the reading began; once it has caught up, never again.
    boolean isFirst() {
        boolean was = first;
        first = first && !behind.isEmpty();
        return was;
    }

    /// How many of the offsets that were there at the beginning lie behind.
    long read() {
        return lanes.values().stream().mapToLong(lane -> Math.clamp(lane.next, lane.share.start(), lane.end) - lane.share.start()).sum();
    }

    long total() {
        return lanes.values().stream().mapToLong(lane -> lane.end - lane.share.start()).sum();
    }

    private void advance(TopicPartition partition, long next) {
        var lane = lanes.get(partition);
        lane.next = next;
        if (merge.held(partition.partition()) == 0) {
            lane.stored = next;
        }
        if (!behind.contains(partition)) {
            return;
        }
        progressNanos = System.nanoTime();
        if (next >= lane.end) {
            behind.remove(partition);
            merge.release(partition.partition());
        } else {
            merge.await(partition.partition());
        }
    }

    private static long size(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        return RECORD_BYTES + Math.max(0, record.serializedKeySize()) + (long) Math.max(0, record.serializedValueSize());
    }
}
