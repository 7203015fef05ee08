package dev.topicscope.ui.kit;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Measures what a pulse costs the FX thread, in processor time, while a [WindowedTable] of 1,000,000 rows and nine columns follows a
/// stream of 20,000 rows a second. No test: run its `main` with the JVM arguments of the tests.
public final class WindowedTableBench extends Application {

    private static final Logger LOG = LoggerFactory.getLogger(WindowedTableBench.class);
    private static final long HELD = 1_000_000;
    private static final long ROWS_A_SECOND = 20_000;
    private static final int WARM_UP = 300;
    private static final int PULSES = 1000;

    private final WindowedTable<String> table = new WindowedTable<>();
    private final NumberedRows rows = new NumberedRows(0, HELD);
    private final long[] refresh = new long[PULSES];
    private final long[] layout = new long[PULSES];
    private long pulseAt;
    private long layoutFrom;
    private int pulse = -WARM_UP;

    public static void main(String[] args) {
        launch(WindowedTableBench.class, args);
    }

    @Override
    public void start(Stage stage) {
        new Theme();
        List<Function<String, Object>> cells = List.of(row -> row.length(), row -> row.substring(4),
                row -> "14:00:35." + row.hashCode() % 1000, row -> "customer-" + row.hashCode() % 5000, row -> "PAID", row ->
                        row.hashCode() / 100.0, row -> 2, row -> "211 B",
                row -> "{\"orderId\":" + row.substring(4) + ",\"customer\":\"customer-62379\",\"status\":\"PAID\"}");
        for (var cell : cells) {
            var column = RowCell.<String>column("Column", () -> new RowCell<>() {
                @Override
                protected void show(String row) {
                    setText(cell.apply(row).toString());
                }
            });
            column.getStyleClass().add(Look.MONO);
            table.columns().add(column);
        }
        var scene = new Scene(table, 1200, 800);
        Theme.dress(scene);
        scene.addPreLayoutPulseListener(() -> layoutFrom = cpu());
        scene.addPostLayoutPulseListener(this::laidOut);
        stage.setScene(scene);
        stage.show();
        table.show(rows, true);
        pulseAt = System.nanoTime();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                append();
            }
        }.start();
    }

    private void append() {
        long now = System.nanoTime();
        rows.append((now - pulseAt) * ROWS_A_SECOND / 1_000_000_000);
        rows.dropTo(rows.end() - HELD);
        pulseAt = now;
        long from = cpu();
        table.refresh();
        if (pulse >= 0 && pulse < PULSES) {
            refresh[pulse] = cpu() - from;
        }
    }

    private void laidOut() {
        if (pulse >= 0 && pulse < PULSES) {
            layout[pulse] = cpu() - layoutFrom;
        }
        pulse++;
        if (pulse == PULSES) {
            report("refresh", refresh);
            report("styles and layout", layout);
            Arrays.setAll(refresh, i -> refresh[i] + layout[i]);
            report("both", refresh);
            Platform.exit();
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void report(String what, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        LOG.info("{}: median {} µs, 99 % {} µs, longest {} µs", what, sorted[PULSES / 2] / 1000, sorted[PULSES * 99 / 100] / 1000,
                sorted[PULSES - 1] / 1000);
    }
}
