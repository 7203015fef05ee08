package dev.topicscope.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import com.sun.management.OperatingSystemMXBean;

/// Runs several ways of doing a thing in turn, round after round, and tells their medians and how they compare with the first.
///
/// Ratios are medians of the ratios within a round, so that what else the machine does disturbs all alike; beside them stands between what
/// the middle half of them lies. Where that is wide, the machine was too busy to tell. Processor time is that of this process: the broker
/// is another.
final class Rounds {

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final String title;
    private final int warmUp;
    private final int measured;
    private final Map<String, Way> ways = new LinkedHashMap<>();

    private static final class Way {
        private final Callable<Long> run;
        private final List<Double> perSecond = new ArrayList<>();
        private final List<Double> cpuMicros = new ArrayList<>();

        private Way(Callable<Long> run) {
            this.run = run;
        }
    }

    Rounds(String title, int warmUp, int measured) {
        this.title = title;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /// Adds a way, which returns how many records it went through.
    Rounds add(String name, Callable<Long> run) {
        ways.put(name, new Way(run));
        return this;
    }

    /// Runs all, and returns the table.
    String table() throws Exception {
        var order = new ArrayList<>(ways.values());
        for (int round = 0; round < warmUp + measured; round++) {
            for (var way : order) {
                measure(way, round >= warmUp);
            }
            // Nobody always comes first, or after the one that leaves most to clean up.
            Collections.rotate(order, 1);
        }
        var base = ways.values().iterator().next();
        var table = new StringBuilder(String.format(Locale.ROOT, "%n%-52s %12s %9s %7s   %s%n", title, "records/s", "CPU µs", "ratio",
                "from - to"));
        ways.forEach((name, way) -> {
            var ratios = ratios(way, base);
            table.append(String.format(Locale.ROOT, "  %-50s %,12.0f %9.2f %7.2f   %.2f - %.2f%n", name, quantile(way.perSecond, 0.5),
                    quantile(way.cpuMicros, 0.5), quantile(ratios, 0.5), quantile(ratios, 0.25), quantile(ratios, 0.75)));
        });
        return table.toString();
    }

    private static void measure(Way way, boolean counts) throws Exception {
        long begun = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        long records = way.run.call();
        long took = System.nanoTime() - begun;
        if (counts) {
            way.perSecond.add(records * 1e9 / took);
            way.cpuMicros.add((SYSTEM.getProcessCpuTime() - cpu) / 1e3 / records);
        }
    }

    private static List<Double> ratios(Way way, Way base) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < way.perSecond.size(); i++) {
            ratios.add(way.perSecond.get(i) / base.perSecond.get(i));
        }
        return ratios;
    }

    private static double quantile(List<Double> values, double part) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        return sorted[(int) Math.round(part * (sorted.length - 1))];
    }
}
