package dev.topicscope.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import dev.topicscope.browse.Pace;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.browse.Session;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Draft;

/// Measures runs against a bare loop around a producer with the same settings, how long a run of one record takes against a bare
/// `send().get()`, and how well a steady rate is held.
final class SendBench {

    private static final int SIZE = 200;
    private static final int SINGLES = 200;
    private static final ProducerSettings SETTINGS = ProducerSettings.safe();

    private final String bootstrap;
    private final Session session;
    private final long records;
    private final int rounds;

    SendBench(String bootstrap, Session session, long records, int rounds) {
        this.bootstrap = bootstrap;
        this.session = session;
        this.records = records;
        this.rounds = rounds;
    }

    void run(String topic, PrintStream out) throws Exception {
        out.print(singles(topic));
        out.print(table(topic));
        out.print(rates(topic));
    }

    private String table(String topic) throws Exception {
        return new Rounds("sending, 200 bytes, acks=all, idempotent", 2, rounds).add("bare loop", () -> bare(topic))
                .add("run", () -> run(topic, new Pace.Fastest(), records)).table();
    }

    /// How long one record takes, one after another, until it is known to be stored.
    private String singles(String topic) throws Exception {
        var bare = new ArrayList<Long>();
        var answered = new ArrayList<Long>();
        var over = new ArrayList<Long>();
        try (var producer = producer()) {
            for (int i = 0; i < 2 * SINGLES; i++) {
                long begun = System.nanoTime();
                producer.send(new ProducerRecord<>(topic, null, null, null, new byte[SIZE])).get();
                bare.add(System.nanoTime() - begun);
            }
        }
        for (int i = 0; i < 2 * SINGLES; i++) {
            single(topic, answered, over);
        }
        return String.format(Locale.ROOT, "%n%-30s %12s %9s%n", "one record, kept producer", "median ms", "ratio")
                + line("bare send().get()", bare, bare) + line("run, acknowledged", answered, bare) + line("run, over", over, bare)
                + String.format(Locale.ROOT, "  %-28s %,12.1f%n", "first run, acknowledged", answered.getFirst() / 1e6);
    }

    private void single(String topic, List<Long> answered, List<Long> over) {
        long begun = System.nanoTime();
        try (var sending = session.send(request(topic, new Pace.Fastest(), 1))) {
            while (sending.progress().counts().acknowledged() == 0) {
                LockSupport.parkNanos(50_000);
            }
            answered.add(System.nanoTime() - begun);
            while (!sending.progress().state().isOver()) {
                LockSupport.parkNanos(50_000);
            }
            over.add(System.nanoTime() - begun);
        }
    }

    private static String line(String name, List<Long> nanos, List<Long> bare) {
        return String.format(Locale.ROOT, "  %-28s %,12.1f %8.2fx%n", name, median(nanos) / 1e6, median(nanos) / median(bare));
    }

    /// Of the second half: the first warms up.
    private static double median(List<Long> nanos) {
        var measured = nanos.subList(nanos.size() / 2, nanos.size()).stream().sorted().toList();
        return measured.get(measured.size() / 2);
    }

    /// How far from the wish some rates are, each held for ten seconds.
    private String rates(String topic) throws Exception {
        var lines = new StringBuilder(String.format(Locale.ROOT, "%n%-30s %12s %9s%n", "steady rate, wished", "held", "off"));
        for (double rate : new double[] {2, 100, 1_000, 20_000}) {
            long count = (long) (rate * 10) + 1;
            long begun = System.nanoTime();
            run(topic, new Pace.Steady(rate, 1), count);
            double held = (count - 1) * 1e9 / (System.nanoTime() - begun);
            lines.append(String.format(Locale.ROOT, "  %-28.0f %,12.1f %8.2f%%%n", rate, held, (held / rate - 1) * 100));
        }
        return lines.toString();
    }

    private long run(String topic, Pace pace, long count) {
        try (var sending = session.send(request(topic, pace, count))) {
            while (!sending.progress().state().isOver()) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            var progress = sending.progress();
            if (!(progress.state() instanceof State.Done) || progress.counts().acknowledged() != count) {
                throw new IllegalStateException("The run ended as " + progress);
            }
            return count;
        }
    }

    private static SendRequest request(String topic, Pace pace, long count) {
        return new SendRequest(topic, new Same(count), OptionalLong.of(count), pace, new Placement.ByKey(), SETTINGS, false, OnFault.STOP);
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap, "acks", "all", "enable.idempotence", true,
                "linger.ms", SETTINGS.linger().toMillis(), "batch.size", SETTINGS.batchSizeBytes(), "buffer.memory", 64L << 20,
                "max.request.size", SETTINGS.maxRequestSizeBytes()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private long bare(String topic) {
        var failed = new AtomicLong();
        try (var producer = producer()) {
            byte[] value = new byte[SIZE];
            for (long i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(topic, null, null, null, value), (_, error) -> {
                    if (error != null) {
                        failed.incrementAndGet();
                    }
                });
            }
            producer.flush();
        }
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " records failed");
        }
        return records;
    }

    /// The same record so many times.
    private record Same(long times) implements RecordSource.Plan {

        @Override
        public RecordSource open(Cancellation cancellation) {
            var item = new Item.Ready(new Draft(OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.of(new byte[SIZE]),
                    List.of()), 1);
            return new RecordSource() {
                private long left = times;

                @Override
                public Item next() {
                    return left-- > 0 ? item : new Item.End();
                }

                @Override
                public void close() {
                    left = 0;
                }
            };
        }
    }
}
