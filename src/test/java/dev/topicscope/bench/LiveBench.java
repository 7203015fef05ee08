package dev.topicscope.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
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
    private static final int WARM_UP = 300;
    private static final long HOLD = 64 << 20;

    private final long[] work = new long[PULSES];
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private MessagesViewModel model;
    private Thread sender;
    private volatile boolean over;
    private int pulse = -WARM_UP;
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
        if (pulse >= 0 && pulse < PULSES) {
            work[pulse] = cpu - cpuBefore;
            heap = Math.max(heap, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        cpuBefore = cpu;
        if (++pulse == PULSES) {
            report();
            Platform.exit();
        }
    }

    private void report() {
        long[] sorted = work.clone();
        Arrays.sort(sorted);
        var records = model.records().orElseThrow();
        out.printf("%nlive, %,d records/s: FX thread a pulse %.1f ms (99 %%: %.1f ms, longest %.1f ms); %,d records read, %,d in view, "
                + "heap at most %,d MB%n", RATE, sorted[PULSES / 2] / 1e6, sorted[PULSES * 99 / 100] / 1e6, sorted[PULSES - 1] / 1e6,
                records.end(), records.end() - records.first(), heap / 1_000_000);
    }

    private void send(String bootstrap, String topic) {
        byte[] value = "{\"id\":\"ord-0000000\",\"customer\":\"c-0815\",\"amount\":47.11,\"status\":\"PAID\",\"note\":\"%s\"}"
                .formatted("n".repeat(110)).getBytes(StandardCharsets.UTF_8);
        var settings = Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.LINGER_MS_CONFIG, 5,
                ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            long begun = System.nanoTime();
            for (long sent = 0; !over; ) {
                long due = (System.nanoTime() - begun) * RATE / 1_000_000_000;
                for (; sent < due; sent++) {
                    producer.send(new ProducerRecord<>(topic, Long.toString(sent).getBytes(StandardCharsets.UTF_8), value));
                }
                LockSupport.parkNanos(2_000_000);
            }
        }
    }
}
