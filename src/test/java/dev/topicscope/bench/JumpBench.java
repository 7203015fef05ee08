package dev.topicscope.bench;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

import dev.topicscope.browse.Older;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.Reading;
import dev.topicscope.browse.Session;
import dev.topicscope.browse.TopicReader;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;

/// How long it takes from a jump in a topic until 200 records are there, against a bare consumer that seeks and polls.
final class JumpBench {

    private static final int PAGE = 200;
    /// As many again warm up.
    private static final int JUMPS = 200;
    private static final long FIRST_MILLIS = 1_764_000_000_000L;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final SplittableRandom random = new SplittableRandom(7);
    private final String bootstrap;
    private final Session session;
    private final long records;

    JumpBench(String bootstrap, Session session, long records) {
        this.bootstrap = bootstrap;
        this.session = session;
        this.records = records;
    }

    /// Prints a line for each kind of jump. `topics` fills topics of 1 and of 4 partitions.
    void run(BenchTopics topics) throws Exception {
        out.printf("%njumps: from the call until %d records are there, %d times%n", PAGE, JUMPS);
        for (int partitions : List.of(1, 4)) {
            String topic = topics.fill("none", partitions, records);
            try (var bare = bare(bootstrap); var reader = session.reader(topic)) {
                var all = IntStream.range(0, partitions).mapToObj(number -> new TopicPartition(topic, number)).toList();
                bare.assign(all);
                compare("to an offset, " + partitions + " partition(s)", () -> bareToOffset(bare, all),
                        () -> jump(reader, topic, new Start.AtOffset(offset(partitions))));
                compare("to a time, " + partitions + " partition(s)", () -> bareToTime(bare, all),
                        () -> jump(reader, topic, new Start.AtTime(time())));
                compare("older page, " + partitions + " partition(s)", () -> bareToOffset(bare, all),
                        older(reader, topic, new Start.AtOffset(records / partitions - PAGE)));
            }
        }
    }

    private void compare(String what, Callable<Long> bare, Callable<Long> ours) throws Exception {
        var plain = new ArrayList<Long>();
        var jumped = new ArrayList<Long>();
        for (int i = 0; i < 2 * JUMPS; i++) {
            long one = bare.call();
            long other = ours.call();
            if (i >= JUMPS) {
                plain.add(one);
                jumped.add(other);
            }
        }
        out.printf("%-28s bare p50 %6.2f ms  p95 %6.2f ms   here p50 %6.2f ms  p95 %6.2f ms   ratio p50 %.2f  p95 %.2f%n", what,
                millis(plain, 0.5), millis(plain, 0.95), millis(jumped, 0.5), millis(jumped, 0.95),
                millis(jumped, 0.5) / millis(plain, 0.5), millis(jumped, 0.95) / millis(plain, 0.95));
    }

    private long offset(int partitions) {
        return random.nextLong(records / partitions - PAGE);
    }

    private Instant time() {
        return Instant.ofEpochMilli(FIRST_MILLIS + random.nextLong(records - PAGE));
    }

    private long bareToOffset(KafkaConsumer<ByteBuffer, ByteBuffer> consumer, List<TopicPartition> partitions) {
        long offset = offset(partitions.size());
        long begun = System.nanoTime();
        partitions.forEach(partition -> consumer.seek(partition, offset));
        return poll(consumer, begun);
    }

    private long bareToTime(KafkaConsumer<ByteBuffer, ByteBuffer> consumer, List<TopicPartition> partitions) {
        long millis = time().toEpochMilli();
        long begun = System.nanoTime();
        consumer.offsetsForTimes(partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> millis)))
                .forEach((partition, found) -> consumer.seek(partition, found.offset()));
        return poll(consumer, begun);
    }

    private static long poll(KafkaConsumer<ByteBuffer, ByteBuffer> consumer, long begun) {
        for (int got = 0; got < PAGE;) {
            got += consumer.poll(Duration.ofMillis(200)).count();
        }
        return System.nanoTime() - begun;
    }

    private static long jump(TopicReader reader, String topic, Start start) {
        long begun = System.nanoTime();
        var reading = reader.read(request(topic, start));
        while (reading.records().end() - reading.records().first() < PAGE) {
            LockSupport.parkNanos(20_000);
        }
        return System.nanoTime() - begun;
    }

    /// Pages that lie before one another; a page is more than twice what the bare consumer reads.
    private static Callable<Long> older(TopicReader reader, String topic, Start start) {
        var current = new ArrayList<Reading>(List.of(reader.read(request(topic, start))));
        return () -> {
            if (current.getFirst().older() instanceof Older.None && current.getFirst().records().end() > 0) {
                current.set(0, reader.read(request(topic, start)));
            }
            var reading = current.getFirst();
            while (!(reading.older() instanceof Older.More)) {
                LockSupport.parkNanos(20_000);
            }
            long first = reading.records().first();
            long begun = System.nanoTime();
            reading.loadOlder();
            while (reading.records().first() == first) {
                LockSupport.parkNanos(20_000);
            }
            return System.nanoTime() - begun;
        };
    }

    private static ReadRequest request(String topic, Start start) {
        return new ReadRequest(topic, Set.of(), start, IsolationLevel.READ_UNCOMMITTED, 64 << 20);
    }

    private static KafkaConsumer<ByteBuffer, ByteBuffer> bare(String bootstrap) {
        return new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 64 << 10));
    }

    private static double millis(List<Long> nanos, double part) {
        var sorted = nanos.stream().sorted().toList();
        return sorted.get((int) Math.round(part * (sorted.size() - 1))) / 1e6;
    }
}
