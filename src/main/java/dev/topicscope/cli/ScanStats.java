package dev.topicscope.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import dev.topicscope.browse.Search.Progress;

/// The figures of a scan as one line of JSON.
final class ScanStats {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ScanStats() {
    }

    /// `took` is from before connecting to after the last match. Peak memory is that of the process where the system tells it (Linux), else
    /// of the heap.
    static String line(Progress progress, long written, Duration took) {
        double seconds = took.toNanos() / 1e9;
        return String.format(Locale.ROOT, "{\"records\":%d,\"bytes\":%d,\"matches\":%d,\"written\":%d,\"errors\":%d,\"seconds\":%.3f,"
                + "\"recordsPerSecond\":%d,\"peakMemoryBytes\":%d}", progress.records(), progress.bytes(), progress.matches(), written,
                progress.errors(), seconds, Math.round(progress.records() / Math.max(seconds, 1e-9)), peakMemoryBytes());
    }

    private static long peakMemoryBytes() {
        if (Files.isReadable(STATUS)) {
            try (var lines = Files.lines(STATUS)) {
                return lines.filter(line -> line.startsWith("VmHWM:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                        .findFirst().orElseGet(ScanStats::peakHeapBytes);
            } catch (IOException e) {
                return peakHeapBytes();
            }
        }
        return peakHeapBytes();
    }

    private static long peakHeapBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
