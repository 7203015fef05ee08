package dev.topicscope.browse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.topicscope.browse.TimeExtent.Found;
import dev.topicscope.model.TimeRange;

/// The times of a topic's records in memory, which answers look-ups as a broker does and counts them.
public final class RecordedTopic {

    private final Map<Integer, List<Instant>> times = new TreeMap<>();
    private final Map<Integer, Integer> starts = new HashMap<>();
    private int lookUps;

    /// Appends records to a partition, which there is from then on, even without records.
    public RecordedTopic with(int partition, Instant... more) {
        times.computeIfAbsent(partition, _ -> new ArrayList<>()).addAll(List.of(more));
        return this;
    }

    /// Appends `count` records to a partition, evenly between two times.
    public RecordedTopic with(int partition, int count, Instant from, Instant to) {
        long length = to.toEpochMilli() - from.toEpochMilli();
        for (int i = 0; i < count; i++) {
            with(partition, from.plusMillis(length * i / count));
        }
        return this;
    }

    /// Deletes what is before `offset`.
    public void moveStart(int partition, int offset) {
        starts.put(partition, offset);
    }

    /// How many look-ups were made, one for each time and partition.
    public int lookUps() {
        return lookUps;
    }

    public List<TimeExtent> extents() {
        return times.entrySet().stream().map(entry -> {
            int partition = entry.getKey();
            long end = entry.getValue().size();
            var newest = entry.getValue().stream().skip(start(partition)).max(Instant::compareTo)
                    .map(time -> new Found(entry.getValue().indexOf(time), time));
            return new TimeExtent(partition, start(partition), end, at(partition, Instant.EPOCH), newest);
        }).toList();
    }

    public Optional<Found> at(int partition, Instant time) {
        var log = times.get(partition);
        for (int offset = start(partition); offset < log.size(); offset++) {
            if (!log.get(offset).isBefore(time)) {
                return Optional.of(new Found(offset, log.get(offset)));
            }
        }
        return Optional.empty();
    }

    public Map<Integer, Found> at(Collection<Integer> partitions, Instant time) {
        var found = new HashMap<Integer, Found>();
        partitions.forEach(partition -> at(partition, time).ifPresent(record -> found.put(partition, record)));
        return found;
    }

    /// The timeline over `range`, by as many look-ups as the builder wants.
    public Timeline timeline(TimeRange range, int slices, Optional<Timeline> known) {
        var builder = new TimelineBuilder(range, false, slices, extents(), known);
        builder.lookUps().forEach((time, partitions) -> {
            lookUps += partitions.size();
            builder.found(time, partitions.stream().collect(Collectors.toMap(partition -> partition,
                    partition -> at(partition, time).map(found -> OptionalLong.of(found.offset())).orElse(OptionalLong.empty()))));
        });
        return builder.build(Set.of(), Set.of(), Instant.parse("2026-11-24T12:00:00Z"));
    }

    private int start(int partition) {
        return starts.getOrDefault(partition, 0);
    }
}
