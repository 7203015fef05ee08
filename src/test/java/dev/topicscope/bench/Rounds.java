package dev.topicscope.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import com.sun.management.OperatingSystemMXBean;

/// Runs several ways of doing a thing in turn, round after round, and tells their medians and how they compare with the first.
///
/// Ratios are medians of the ratios within a round, so that what else the machine does disturbs all alike.
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
        for (int round = 0; round < warmUp + measured; round++) {
            for (var way : ways.values()) {
                long begun = System.nanoTime();
                long cpu = SYSTEM.getProcessCpuTime();
                long records = way.run.call();
                long took = System.nanoTime() - begun;
                if (round >= warmUp) {
                    way.perSecond.add(records * 1e9 / took);
                    way.cpuMicros.add((SYSTEM.getProcessCpuTime() - cpu) / 1e3 / records);
                }
            }
        }
        var base = ways.values().iterator().next();
        var table = new StringBuilder(String.format(Locale.ROOT, "%n%-42s %14s %10s %8s %8s%n", title, "records/s", "best", "CPU µs",
                "ratio"));
        ways.forEach((name, way) -> table.append(String.format(Locale.ROOT, "  %-40s %,14.0f %,10.0f %8.2f %8.2f%n", name,
                median(way.perSecond), way.perSecond.stream().mapToDouble(rate -> rate).max().orElseThrow(), median(way.cpuMicros),
                ratio(way, base))));
        return table.toString();
    }

    private static double ratio(Way way, Way base) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < way.perSecond.size(); i++) {
            ratios.add(way.perSecond.get(i) / base.perSecond.get(i));
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1).average().orElseThrow();
    }
}
