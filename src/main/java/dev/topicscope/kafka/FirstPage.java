package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;

import dev.topicscope.kafka.Joining.Share;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.IsolationLevel;

/// Brings the first records of a reading by the warm consumer for pages: its small fetches are there in a few milliseconds, where those of
/// the reader, large for what follows, take longer. Where none is warm, or it brings nothing, the reader begins by itself.
final class FirstPage {

    private static final int RECORDS = 200;
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration POLL = Duration.ofMillis(50);

    private final PageThread thread;
    private final IsolationLevel isolation;
    private final Cancellation ended;

    FirstPage(PageThread thread, IsolationLevel isolation, Cancellation ended) {
        this.thread = thread;
        this.isolation = isolation;
        this.ended = ended;
    }

    /// Gives the first records of `shares` to `target`, in the order of time, until there are enough or it refuses one; with `bounded`,
    /// none from their ends on. Blocks, for less than a second.
    ///
    /// @return the shares with what is left of them
    List<Share> read(List<Share> shares, boolean bounded, Predicate<ConsumerRecord<ByteBuffer, ByteBuffer>> target) {
        if (shares.stream().allMatch(share -> share.start() >= share.end()) || !thread.isWarm(isolation)) {
            return shares;
        }
        var catchUp = new CatchUp(PATIENCE, bounded);
        shares.forEach(catchUp::begin);
        var over = new CompletableFuture<Void>();
        boolean runs = thread.run(() -> {
            try {
                if (!ended.isCancelled()) {
                    read(shares, catchUp, thread.consumer(isolation), target);
                }
            } catch (KafkaException e) {
                // Whatever it is, the reader meets it too, and tells it.
                thread.discard();
            } finally {
                over.complete(null);
            }
        });
        if (!runs) {
            return shares;
        }
        over.join();
        var left = catchUp.rewind(Map.of());
        return shares.stream().map(share -> share.from(left.get(share.partition()))).toList();
    }

    private void read(List<Share> shares, CatchUp catchUp, Consumer<ByteBuffer, ByteBuffer> consumer,
            Predicate<ConsumerRecord<ByteBuffer, ByteBuffer>> target) {
        consumer.assign(shares.stream().map(Share::partition).toList());
        shares.forEach(share -> consumer.seek(share.partition(), share.start()));
        consumer.resume(consumer.assignment());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var _ = ended.onCancel(consumer::wakeup)) {
            int taken = 0;
            while (taken < RECORDS && !catchUp.isDone() && !ended.isCancelled() && System.nanoTime() < deadline) {
                catchUp.take(poll(consumer));
                for (var next = catchUp.next(); next.isPresent(); next = catchUp.next()) {
                    if (!target.test(next.get())) {
                        return;
                    }
                    catchUp.stored(next.get());
                    taken++;
                }
            }
        } catch (OffsetOutOfRangeException e) {
            // What has been taken stands; the reader goes on from there, finds the same and tells it.
        } finally {
            consumer.unsubscribe();
        }
    }

    private static ConsumerRecords<ByteBuffer, ByteBuffer> poll(Consumer<ByteBuffer, ByteBuffer> consumer) {
        try {
            return consumer.poll(POLL);
        } catch (WakeupException e) {
            // For this page, or late for one before: whoever asked tells which.
            return ConsumerRecords.empty();
        }
    }
}
