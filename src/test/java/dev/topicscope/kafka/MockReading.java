package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

import dev.topicscope.browse.End;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.lab.Await;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// A reading of topic `t` with its real threads, on Kafka's own stand-in for a consumer.
final class MockReading implements AutoCloseable {

    private static final FetchSize SIZE = new FetchSize(1 << 20, 1 << 20);

    final MockConsumer<ByteBuffer, ByteBuffer> consumer = new MockConsumer<>("none");
    final FakeOffsets offsets = new FakeOffsets();
    /// For how many partitions a consumer was made, each time.
    final List<Integer> askedFor = new ArrayList<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final PageThread pages = new PageThread(FakeOffsets.TOPIC, _ -> new MockConsumer<>("none"));
    private KafkaReading reading;

    void read(Start start, Integer... partitions) {
        read(new ReadRequest(FakeOffsets.TOPIC, Set.of(partitions), start, IsolationLevel.READ_UNCOMMITTED, 1 << 20));
    }

    void read(Start start, End end, IsolationLevel isolation) {
        read(new ReadRequest(FakeOffsets.TOPIC, Set.of(), start, end, isolation, 1 << 20));
    }

    private void read(ReadRequest request) {
        var consumers = ReadConsumers.of(number -> {
            askedFor.add(number);
            return new PacedConsumer.Source(new FetchPace(SIZE, SIZE, Duration.ofSeconds(30)), _ -> consumer);
        });
        reading = new KafkaReading(request, "here:9092", offsets, new OneReading(FakeOffsets.TOPIC, consumers, pages),
                _ -> ended.complete(null));
        reading.start();
    }

    KafkaReading reading() {
        return reading;
    }

    void awaitEnd() throws Exception {
        ended.get(10, TimeUnit.SECONDS);
    }

    /// Has records of consecutive or gapped `offsets` come in the consumer's next poll, each stamped with its offset.
    void bring(int partition, long... brought) {
        consumer.schedulePollTask(() -> {
            for (long offset : brought) {
                consumer.addRecord(record(partition, offset, offset));
            }
        });
    }

    /// A record whose value is `partition:offset`.
    static ConsumerRecord<ByteBuffer, ByteBuffer> record(int partition, long offset, long time) {
        var value = ByteBuffer.wrap((partition + ":" + offset).getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(FakeOffsets.TOPIC, partition, offset, time, TimestampType.CREATE_TIME, -1, value.remaining(), null,
                value, new RecordHeaders(), Optional.empty());
    }

    void awaitValues(String... values) throws Exception {
        Await.until("records " + List.of(values), () -> Live.values(reading).size() >= values.length);
        assertThat(Live.values(reading)).containsExactly(values);
    }

    /// Runs `task` on the reader's thread, in a poll.
    void onReader(Runnable task) throws Exception {
        var done = new CompletableFuture<Void>();
        consumer.schedulePollTask(() -> {
            task.run();
            done.complete(null);
        });
        done.get(10, TimeUnit.SECONDS);
    }

    /// Ends the reading; fails unless its consumer is then closed.
    @Override
    public void close() throws Exception {
        pages.close();
        if (reading != null) {
            reading.close();
            awaitEnd();
            assertThat(consumer.closed() || askedFor.isEmpty()).as("the consumer is closed").isTrue();
        }
    }
}
