package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;

/// Asks for a topic's partitions, their offsets, and those that groups have committed. Thread-safe.
///
/// A partition that does not answer in 3 seconds is missing in the result and fails nothing.
final class OffsetFinder implements Offsets {

    private static final int PATIENCE_MILLIS = 3_000;

    private final Admin admin;
    private final ListOffsetsOptions options;

    OffsetFinder(Admin admin, IsolationLevel isolation) {
        this.admin = admin;
        this.options = options(isolation);
    }

    private static ListOffsetsOptions options(IsolationLevel isolation) {
        var options = new ListOffsetsOptions(isolation == IsolationLevel.READ_COMMITTED
                ? org.apache.kafka.common.IsolationLevel.READ_COMMITTED : org.apache.kafka.common.IsolationLevel.READ_UNCOMMITTED);
        options.timeoutMs(PATIENCE_MILLIS);
        return options;
    }

    @Override
    public TopicDescription describe(String topic, Cancellation cancellation) throws FailureException {
        var asked = admin.describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(PATIENCE_MILLIS)).topicNameValues()
                .get(topic);
        try {
            return Waits.await(asked, "describe topic " + topic, cancellation);
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.NotFound) {
                throw new FailureException(new Failure.NotFound("topic " + topic, e.failure().detail()), e);
            }
            throw e;
        }
    }

    @Override
    public Map<Partition, OffsetRange> ranges(Collection<TopicPartition> partitions, Cancellation cancellation) throws FailureException {
        return askRanges(partitions).await(cancellation);
    }

    @Override
    public Map<TopicPartition, OptionalLong> atTime(Collection<TopicPartition> partitions, Instant time, Cancellation cancellation)
            throws FailureException {
        return ask(partitions, OffsetSpec.forTimestamp(time.toEpochMilli())).await(cancellation);
    }

    @Override
    public Located located(Collection<TopicPartition> partitions, Instant time, Cancellation cancellation) throws FailureException {
        var asked = askRanges(partitions);
        var offsets = ask(partitions, OffsetSpec.forTimestamp(time.toEpochMilli())).await(cancellation);
        var ranges = asked.await(cancellation);
        var none = offsets.keySet().stream().filter(partition -> offsets.get(partition).isEmpty()).toList();
        if (!none.isEmpty()) {
            // A first such record may have been written before the end was told: it must not be left out.
            offsets.putAll(atTime(none, time, cancellation));
        }
        return new Located(ranges, offsets);
    }

    @Override
    public Map<Partition, OffsetRange> hidden(Collection<TopicPartition> partitions, Cancellation cancellation) throws FailureException {
        // One after the other: what is written between them must not look hidden.
        var ends = ask(partitions, OffsetSpec.latest(), options(IsolationLevel.READ_UNCOMMITTED)).await(cancellation);
        var stable = ask(partitions, OffsetSpec.latest(), options(IsolationLevel.READ_COMMITTED)).await(cancellation);
        var hidden = new HashMap<Partition, OffsetRange>();
        stable.forEach((key, from) -> {
            var end = ends.getOrDefault(key, OptionalLong.empty());
            if (from.isPresent() && end.isPresent() && from.getAsLong() < end.getAsLong()) {
                var partition = new Partition(key.topic(), key.partition());
                hidden.put(partition, new OffsetRange(partition, from.getAsLong(), end.getAsLong()));
            }
        });
        return hidden;
    }

    @Override
    public Map<TopicPartition, Long> committed(String group, Cancellation cancellation) throws FailureException {
        var asked = admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()),
                new ListConsumerGroupOffsetsOptions().timeoutMs(PATIENCE_MILLIS));
        try {
            return known(Waits.await(asked.partitionsToOffsetAndMetadata(group), "ask for the offsets committed by " + group,
                    cancellation));
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.NotFound) {
                return Map.of();
            }
            throw e;
        }
    }

    /// Those of `committed` that are there: a group may be asked for partitions in which it has committed nothing.
    static Map<TopicPartition, Long> known(Map<TopicPartition, OffsetAndMetadata> committed) {
        var known = new HashMap<TopicPartition, Long>();
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                known.put(partition, offset.offset());
            }
        });
        return known;
    }

    /// Asks for [#ranges] without waiting.
    Ranges askRanges(Collection<TopicPartition> partitions) {
        return new Ranges(ask(partitions, OffsetSpec.earliest()), askEnds(partitions));
    }

    /// Asks for the end offsets without waiting; for committed reads, those are the ends of what is stable.
    Answers askEnds(Collection<TopicPartition> partitions) {
        return ask(partitions, OffsetSpec.latest());
    }

    private Answers ask(Collection<TopicPartition> partitions, OffsetSpec spec) {
        return ask(partitions, spec, options);
    }

    private Answers ask(Collection<TopicPartition> partitions, OffsetSpec spec, ListOffsetsOptions how) {
        var asked = admin.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> spec)), how);
        return new Answers(partitions.stream().collect(Collectors.toMap(partition -> partition, partition ->
                asked.partitionResult(partition).toCompletionStage().thenApply(found -> offset(found.offset())).toCompletableFuture())));
    }

    private static OptionalLong offset(long found) {
        return found >= 0 ? OptionalLong.of(found) : OptionalLong.empty();
    }

    /// Offsets that were asked for.
    record Answers(Map<TopicPartition, CompletableFuture<OptionalLong>> pending) {

        /// The offset of each partition that answered in time; an empty one says that there is no such offset.
        Map<TopicPartition, OptionalLong> await(Cancellation cancellation) throws FailureException {
            var all = CompletableFuture.allOf(pending.values().toArray(CompletableFuture[]::new));
            Waits.settle(all, Duration.ofMillis(PATIENCE_MILLIS + 500), cancellation);
            var offsets = new HashMap<TopicPartition, OptionalLong>();
            pending.forEach((partition, answer) -> {
                if (Waits.succeeded(answer)) {
                    offsets.put(partition, answer.resultNow());
                }
            });
            return offsets;
        }
    }

    /// Ranges of offsets that were asked for.
    record Ranges(Answers starts, Answers ends) {

        Map<Partition, OffsetRange> await(Cancellation cancellation) throws FailureException {
            var first = starts.await(cancellation);
            var last = ends.await(cancellation);
            var ranges = new HashMap<Partition, OffsetRange>();
            first.forEach((key, start) -> {
                var end = last.getOrDefault(key, OptionalLong.empty());
                if (start.isPresent() && end.isPresent()) {
                    var partition = new Partition(key.topic(), key.partition());
                    // Asked at once, but answered one after the other: the log may have been cut in between.
                    ranges.put(partition, new OffsetRange(partition, Math.min(start.getAsLong(), end.getAsLong()), end.getAsLong()));
                }
            });
            return ranges;
        }
    }
}
