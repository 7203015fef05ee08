package dev.topicscope.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import dev.topicscope.browse.Session;
import dev.topicscope.kafka.KafkaConnector;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Start;
import dev.topicscope.task.FxBackground;
import dev.topicscope.ui.kit.Theme;
import dev.topicscope.ui.messages.CommittedGroups;
import dev.topicscope.ui.messages.CopyViewModel;
import dev.topicscope.ui.messages.ExportViewModel;
import dev.topicscope.ui.messages.InspectorViewModel;
import dev.topicscope.ui.messages.MessagesView;
import dev.topicscope.ui.messages.MessagesViewModel;
import dev.topicscope.ui.messages.TimelineViewModel;

/// What the FX thread does a pulse, in processor time, while the messages of a topic follow 100,000 records a second, and the heap it
/// takes: of this whole process, the one that sends included.
///
/// Parameters: bootstrap servers and topic.
public final class LiveBench extends Application {

    private static final int RATE = 100_000;
    private static final int PULSES = 600;
    /// A busy machine has fewer pulses a second than 60: the measurement ends all the same.
    private static final long WARM_UP_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long MOST_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long HOLD = 64 << 20;

    private final long[] work = new long[PULSES];
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private MessagesViewModel model;
    private Thread sender;
    private volatile boolean over;
    private volatile long sent;
    private long begunNanos;
    private long measuredNanos;
    private long sentBefore;
    private long readBefore;
    private int pulses;
    private long cpuBefore;
    private long heap;

    static void run(String bootstrap, String topic) {
        launch(LiveBench.class, bootstrap, topic);
    }

    @Override
    public void start(Stage stage) throws Exception {
        String bootstrap = getParameters().getRaw().getFirst();
        String topic = getParameters().getRaw().getLast();
        Session session = new KafkaConnector().connect(new Connection("live", "live", bootstrap, Map.of()), new Cancellation());
        opened.add(session);
        var background = new FxBackground();
        opened.add(background);
        model = new MessagesViewModel(session, topic, HOLD);
        opened.add(model::close);
        var view = new MessagesView(model, new TimelineViewModel(session, topic, background, ZoneId.systemDefault()),
                new InspectorViewModel(session, background), new CommittedGroups(session, background, topic),
                new ExportViewModel(session, background), new CopyViewModel(session, background));
        new Theme();
        var scene = new Scene(view, 1400, 900);
        Theme.dress(scene);
        scene.addPostLayoutPulseListener(this::pulsed);
        stage.setScene(scene);
        stage.show();
        view.setActive(true);
        model.read(new Start.Latest());
        sender = Thread.ofPlatform().name("sender").start(() -> send(bootstrap, topic));
    }

    @Override
    public void stop() throws Exception {
        over = true;
        sender.join();
        for (var each : opened.reversed()) {
            each.close();
        }
    }

    private void pulsed() {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long now = System.nanoTime();
        if (sent == 0) {
            begunNanos = now;
        } else if (measuredNanos > 0 && pulses < PULSES) {
            work[pulses++] = cpu - cpuBefore;
            heap = Math.max(heap, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
            if (pulses == PULSES || now - measuredNanos > MOST_NANOS) {
                report((now - measuredNanos) / 1e9);
                pulses = PULSES;
                Platform.exit();
            }
        } else if (measuredNanos == 0 && now - begunNanos > WARM_UP_NANOS) {
            measuredNanos = now;
            sentBefore = sent;
            readBefore = model.records().orElseThrow().end();
        }
        cpuBefore = cpu;
    }

    private void report(double seconds) {
        long[] sorted = Arrays.copyOf(work, pulses);
        Arrays.sort(sorted);
        var records = model.records().orElseThrow();
        out.printf("%nlive, %,d records/s wanted, for %.0f s: %,.0f records/s sent, %,.0f records/s read; in all %,d records read, "
                + "%,d of them in view, %,d dropped from it%n", RATE, seconds, (sent - sentBefore) / seconds,
                (records.end() - readBefore) / seconds, records.end(), records.end() - records.first(), records.dropped());
        out.printf("FX thread a pulse, in processor time: p50 %.2f ms  p99 %.2f ms  longest %.2f ms, of %,d pulses (%.0f a second)%n",
                sorted[pulses / 2] / 1e6, sorted[pulses * 99 / 100] / 1e6, sorted[pulses - 1] / 1e6, pulses, pulses / seconds);
        System.gc();
        out.printf("heap: %,d MB in use after a collection, at most %,d MB before one%n", heapAfterCollection() / 1_000_000,
                heap / 1_000_000);
    }

    private static long heapAfterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed()).sum();
    }

    private void send(String bootstrap, String topic) {
        byte[] value = "{\"id\":\"ord-0000000\",\"customer\":\"c-0815\",\"amount\":47.11,\"status\":\"PAID\",\"note\":\"%s\"}"
                .formatted("n".repeat(110)).getBytes(StandardCharsets.UTF_8);
        var settings = Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.LINGER_MS_CONFIG, 5,
                ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            long begun = System.nanoTime();
            for (long done = 0; !over; sent = done) {
                long due = (System.nanoTime() - begun) * RATE / 1_000_000_000;
                for (; done < due && !over; done++) {
                    producer.send(new ProducerRecord<>(topic, Long.toString(done).getBytes(StandardCharsets.UTF_8), value));
                }
                LockSupport.parkNanos(2_000_000);
            }
        }
    }
}
