package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;

/// Remembers the description of one topic for less than a second, and where its logs begin and end for less than two, so that a read that
/// follows another need not ask again. All else is asked.
///
/// The watch of a reading asks for both once a second: so it always has a new description, and the next reading mostly remembered answers.
final class RecentTopic implements Offsets {

    private static final long FRESH_NANOS = Duration.ofMillis(900).toNanos();

    private static final long RANGES_FRESH_NANOS = Duration.ofMillis(1_900).toNanos();

    private final Offsets offsets;
    private volatile Optional<Answer> last = Optional.empty();

    private record Answer(TopicDescription topic, long nanos) {
    }

    private volatile Optional<Logs> logs = Optional.empty();

    private record Logs(Map<Partition, OffsetRange> ranges, long nanos) {
    }

    RecentTopic(Offsets offsets) {
        this.offsets = offsets;
    }

    @Override
    public TopicDescription describe(String topic, Cancellation cancellation) throws FailureException {
        var known = last.filter(answer -> answer.topic().name().equals(topic) && System.nanoTime() - answer.nanos() < FRESH_NANOS);
        if (known.isPresent()) {
            return known.get().topic();
        }
        var described = offsets.describe(topic, cancellation);
        last = Optional.of(new Answer(described, System.nanoTime()));
        return described;
    }

    @Override
    public Map<Partition, OffsetRange> ranges(Collection<TopicPartition> partitions, Cancellation cancellation) throws FailureException {
        return remembered(System.nanoTime(), offsets.ranges(partitions, cancellation));
    }

    @Override
    public Located located(Collection<TopicPartition> partitions, Instant time, Cancellation cancellation) throws FailureException {
        long begun = System.nanoTime();
        var located = offsets.located(partitions, time, cancellation);
        remembered(begun, located.ranges());
        return located;
    }

    @Override
    public Optional<Map<Partition, OffsetRange>> recent(Collection<TopicPartition> partitions) {
        var known = logs.filter(answer -> System.nanoTime() - answer.nanos() < RANGES_FRESH_NANOS);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var ranges = new HashMap<Partition, OffsetRange>();
        for (var partition : partitions) {
            var key = new Partition(partition.topic(), partition.partition());
            var range = known.get().ranges().get(key);
            if (range == null) {
                return Optional.empty();
            }
            ranges.put(key, range);
        }
        return Optional.of(ranges);
    }

    @Override
    public void refresh(Collection<TopicPartition> partitions, Cancellation cancellation) throws FailureException {
        ranges(partitions, cancellation);
    }

    private Map<Partition, OffsetRange> remembered(long nanos, Map<Partition, OffsetRange> ranges) {
        logs = Optional.of(new Logs(Map.copyOf(ranges), nanos));
        return ranges;
    }

    @Override
    public Map<TopicPartition, OptionalLong> atTime(Collection<TopicPartition> partitions, Instant time, Cancellation cancellation)
            throws FailureException {
        return offsets.atTime(partitions, time, cancellation);
    }

    @Override
    public Map<Partition, OffsetRange> hidden(Collection<TopicPartition> partitions, Cancellation cancellation) throws FailureException {
        return offsets.hidden(partitions, cancellation);
    }

    @Override
    public Map<TopicPartition, Long> committed(String group, Cancellation cancellation) throws FailureException {
        return offsets.committed(group, cancellation);
    }
}
