package dev.topicscope.bench;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/// What a scan is measured against: one consumer a core with the settings of a scan, which counts records and does nothing else.
///
/// As lean as it can be made, so that a scan is not flattered: it is told where partitions end, and reports no metrics.
final class BareLoop {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> settings;

    BareLoop(String bootstrap) {
        settings = new HashMap<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000,
                ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1 << 20));
        settings.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
    }

    /// Reads a topic whose partitions have `records` each, without gaps, and returns how many it has read.
    long run(String topic, int partitions, long records) throws InterruptedException {
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), partitions);
        var count = new AtomicLong();
        var running = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            int first = i;
            var own = IntStream.range(0, partitions).filter(partition -> partition % threads == first)
                    .mapToObj(partition -> new TopicPartition(topic, partition)).toList();
            running.add(Thread.ofPlatform().name("bare " + i).start(() -> count.addAndGet(read(own, records))));
        }
        for (var thread : running) {
            thread.join();
        }
        return count.get();
    }

    private long read(List<TopicPartition> partitions, long records) {
        try (var consumer = new KafkaConsumer<ByteBuffer, ByteBuffer>(settings)) {
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, 0));
            var open = new HashSet<>(partitions);
            long count = 0;
            while (!open.isEmpty()) {
                var polled = consumer.poll(POLL);
                count += polled.count();
                polled.nextOffsets().forEach((partition, next) -> {
                    if (next.offset() >= records) {
                        open.remove(partition);
                    }
                });
            }
            return count;
        }
    }
}
