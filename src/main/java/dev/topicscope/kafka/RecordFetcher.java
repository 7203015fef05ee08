package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Message;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;

/// Gets one record by its offset, with a consumer of its own for as long as that takes. Thread-safe; blocks.
final class RecordFetcher {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE = Duration.ofMillis(300);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /// What a consumer receives while it merely asks who leads a partition.
    private static final long TALK_BYTES = 4_096;
    private static final String COMPACTED = "Compaction has removed it: a newer record has the same key, or the key was deleted.";

    private final Offsets offsets;
    private final Function<String, Consumer<ByteBuffer, ByteBuffer>> consumers;
    private final Duration silence;

    /// `consumers` makes a consumer for a topic.
    RecordFetcher(Offsets offsets, Function<String, Consumer<ByteBuffer, ByteBuffer>> consumers) {
        this(offsets, consumers, SILENCE);
    }

    RecordFetcher(Offsets offsets, Function<String, Consumer<ByteBuffer, ByteBuffer>> consumers, Duration silence) {
        this.offsets = offsets;
        this.consumers = consumers;
        this.silence = silence;
    }

    /// The record, under the rules of [dev.topicscope.browse.Session#record].
    Message fetch(Partition partition, long offset, LongConsumer received, Cancellation cancellation) throws FailureException {
        var key = new TopicPartition(partition.topic(), partition.number());
        checkThere(key, partition, offset, cancellation);
        try {
            var consumer = consumers.apply(partition.topic());
            try (var _ = cancellation.onCancel(consumer::wakeup)) {
                consumer.assign(List.of(key));
                consumer.seek(key, offset);
                return poll(consumer, key, offset, received, cancellation);
            } finally {
                consumer.close(CloseOptions.timeout(CLOSE));
            }
        } catch (WakeupException e) {
            throw new FailureException(new Failure.Cancelled(), e);
        } catch (OffsetOutOfRangeException e) {
            throw new FailureException(gone(partition, offset, "Its log no longer has that offset.", KafkaFailures.detail(e)), e);
        } catch (KafkaException e) {
            throw KafkaFailures.translate(e, "read " + name(partition, offset), Duration.ZERO);
        }
    }

    /// Looks whether the log still has the offset. Where the leader does not answer, the poll will find out.
    private void checkThere(TopicPartition key, Partition partition, long offset, Cancellation cancellation) throws FailureException {
        var topic = offsets.describe(partition.topic(), cancellation);
        if (partition.number() >= topic.partitions().size()) {
            throw new FailureException(new Failure.NotFound("partition " + partition.number() + " of topic " + topic.name(),
                    "The topic has " + topic.partitions().size() + " partitions."));
        }
        var log = Optional.ofNullable(offsets.ranges(List.of(key), cancellation).get(partition));
        if (log.isPresent() && offset < log.get().from()) {
            throw new FailureException(gone(partition, offset, "Its log now begins at offset " + log.get().from()
                    + ": what was before has been deleted, as its retention says or by somebody.", ""));
        }
        if (log.filter(range -> offset >= range.to()).isPresent()) {
            throw new FailureException(gone(partition, offset, "Its log now ends at offset " + log.map(OffsetRange::to).orElseThrow()
                    + ": the cluster has lost its newest records, or the topic was created anew.", ""));
        }
    }

    private Message poll(Consumer<ByteBuffer, ByteBuffer> consumer, TopicPartition key, long offset, LongConsumer received,
                         Cancellation cancellation) throws FailureException {
        var traffic = new ConsumerTraffic(consumer);
        long begun = System.nanoTime();
        long heardNanos = begun;
        long heard = 0;
        while (true) {
            cancellation.check();
            var polled = consumer.poll(POLL);
            long now = System.nanoTime();
            if (!polled.isEmpty()) {
                return the(polled.records(key).getFirst(), offset);
            }
            var next = polled.nextOffsets().get(key);
            if (next != null && next.offset() > offset) {
                throw new FailureException(gone(new Partition(key.topic(), key.partition()), offset, COMPACTED, ""));
            }
            long count = traffic.received();
            if (count > heard + TALK_BYTES) {
                heard = count;
                heardNanos = now;
                received.accept(count);
            }
            var waited = Duration.ofNanos(now - begun);
            if (now - heardNanos > silence.toNanos() || waited.compareTo(LONGEST) > 0) {
                throw new FailureException(new Failure.TimedOut("read offset " + offset + " of " + key, waited,
                        count + " bytes had come by then."));
            }
        }
    }

    private static Message the(ConsumerRecord<ByteBuffer, ByteBuffer> record, long offset) throws FailureException {
        if (record.offset() != offset) {
            throw new FailureException(gone(new Partition(record.topic(), record.partition()), offset, COMPACTED
                    + " The next one that is there has offset " + record.offset() + ".", ""));
        }
        return PolledRecord.message(record);
    }

    private static Failure gone(Partition partition, long offset, String reason, String detail) {
        return new Failure.Gone(name(partition, offset), reason, detail);
    }

    private static String name(Partition partition, long offset) {
        return "offset " + offset + " of " + partition;
    }
}
