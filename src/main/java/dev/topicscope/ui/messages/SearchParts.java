package dev.topicscope.ui.messages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.topicscope.browse.Search;
import dev.topicscope.browse.Search.PartitionProgress;
import dev.topicscope.ui.kit.StatusLine.Part;
import dev.topicscope.ui.kit.Texts;

/// Puts how far each partition of a search is into words, with its own rates. FX thread only.
final class SearchParts {

    private final Map<Integer, Rates> rates = new HashMap<>();

    private record Rates(Rate records, Rate bytes) {
    }

    /// The partitions at a moment of `System.nanoTime`, in their order.
    List<Part> observe(long nanos, Search.Progress progress) {
        return progress.partitions().stream().map(partition -> part(nanos, partition)).toList();
    }

    private Part part(long nanos, PartitionProgress partition) {
        var rate = rates.computeIfAbsent(partition.partition(), _ -> new Rates(new Rate(), new Rate()));
        rate.records().observe(nanos, partition.read());
        rate.bytes().observe(nanos, partition.bytes());
        double share = partition.total() == 0 ? 1 : (double) partition.read() / partition.total();
        var words = new ArrayList<String>();
        words.add(Texts.count(partition.read()) + " of " + Texts.count(partition.total()));
        if (partition.read() >= partition.total()) {
            words.add("read");
        } else {
            words.addAll(speed(rate.records().perSecond(), rate.bytes().perSecond(), partition.total() - partition.read()));
        }
        return new Part("Partition " + partition.partition(), share, String.join("  ·  ", words));
    }

    /// How fast it goes and how long it will still take; nothing before that is known.
    static List<String> speed(double recordsPerSecond, double bytesPerSecond, long left) {
        if (recordsPerSecond <= 0) {
            return List.of();
        }
        return List.of(Texts.rate(recordsPerSecond), Texts.size(Math.round(bytesPerSecond)) + "/s",
                Texts.duration(Duration.ofMillis(Math.round(left * 1000.0 / recordsPerSecond))) + " left");
    }
}
