package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;

/// Remembers the description of one topic for less than a second, so that a read that follows another need not ask again. All else is
/// asked.
///
/// The watch of a reading asks once a second: so it always has a new answer, and the next reading mostly a remembered one.
final class RecentTopic implements Offsets {

    private static final long FRESH_NANOS = Duration.ofMillis(900).toNanos();

    private final Offsets offsets;
    private volatile Optional<Answer> last = Optional.empty();

    private record Answer(TopicDescription topic, long nanos) {
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
        return offsets.ranges(partitions, cancellation);
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
