package dev.topicscope.kafka;

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

/// What a reading has to know of a topic apart from its records. Thread-safe; every method but [#recent] blocks.
interface Offsets {

    /// @throws FailureException `NotFound` if there is no such topic (it is not created), or else why the cluster can't tell
    TopicDescription describe(String topic, Cancellation cancellation) throws FailureException;

    /// From log start to end offset, for committed reads to the end of what is stable; a partition that does not answer in time is missing.
    Map<Partition, OffsetRange> ranges(Collection<TopicPartition> partitions, Cancellation cancellation) throws FailureException;

    /// The first offsets at or after `time`, empty where there is none; a partition that does not answer in time is missing.
    Map<TopicPartition, OptionalLong> atTime(Collection<TopicPartition> partitions, Instant time,
            Cancellation cancellation) throws FailureException;

    /// What [#ranges] and [#atTime] say of the same partitions: nothing that was written after `time` lies between them.
    default Located located(Collection<TopicPartition> partitions, Instant time, Cancellation cancellation) throws FailureException {
        var ranges = ranges(partitions, cancellation);
        return new Located(ranges, atTime(partitions, time, cancellation));
    }

    /// Answers of [#ranges] and of [#atTime].
    record Located(Map<Partition, OffsetRange> ranges, Map<TopicPartition, OptionalLong> offsets) {
    }

    /// What [#ranges] said a moment ago of all `partitions`; empty where that is not remembered. Asks nothing.
    default Optional<Map<Partition, OffsetRange>> recent(Collection<TopicPartition> partitions) {
        return Optional.empty();
    }

    /// Brings up to date what [#recent] remembers of `partitions`; does nothing where nothing is remembered.
    default void refresh(Collection<TopicPartition> partitions, Cancellation cancellation) throws FailureException {
    }

    /// Where open transactions hold committed reads back: from the end of what is stable to the end offset, of each partition where those
    /// differ.
    Map<Partition, OffsetRange> hidden(Collection<TopicPartition> partitions, Cancellation cancellation) throws FailureException;

    /// The offsets that a consumer group has committed, in all topics; empty if there is no such group.
    ///
    /// @throws FailureException why the cluster can't tell
    Map<TopicPartition, Long> committed(String group, Cancellation cancellation) throws FailureException;
}
