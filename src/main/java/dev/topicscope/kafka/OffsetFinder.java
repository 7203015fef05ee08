package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;

/// Asks for a topic's partitions and their offsets. Thread-safe; blocks.
///
/// A partition that does not answer in time is missing in the result and fails nothing.
final class OffsetFinder {

    private static final int PATIENCE_MILLIS = 3_000;

    private final Admin admin;
    private final IsolationLevel isolation;

    OffsetFinder(Admin admin, IsolationLevel isolation) {
        this.admin = admin;
        this.isolation = isolation;
    }

    /// @throws FailureException `NotFound` if there is no such topic; it is not created
    TopicDescription describe(String topic, Cancellation cancellation) throws FailureException {
        var options = new DescribeTopicsOptions().timeoutMs(PATIENCE_MILLIS);
        try {
            return Waits.await(admin.describeTopics(List.of(topic), options).topicNameValues().get(topic), "describe topic " + topic,
                    cancellation);
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.NotFound) {
                throw new FailureException(new Failure.NotFound("topic " + topic, e.failure().detail()), e);
            }
            throw e;
        }
    }

    Map<TopicPartition, Long> earliest(Collection<TopicPartition> partitions, Cancellation cancellation) throws FailureException {
        return find(partitions, OffsetSpec.earliest(), cancellation);
    }

    /// The end offsets; for committed reads, those of the last stable records.
    Map<TopicPartition, Long> latest(Collection<TopicPartition> partitions, Cancellation cancellation) throws FailureException {
        return find(partitions, OffsetSpec.latest(), cancellation);
    }

    /// The first offsets at or after `time`; partitions without such a record are missing.
    Map<TopicPartition, Long> atTime(Collection<TopicPartition> partitions, Instant time, Cancellation cancellation)
            throws FailureException {
        return find(partitions, OffsetSpec.forTimestamp(time.toEpochMilli()), cancellation);
    }

    private Map<TopicPartition, Long> find(Collection<TopicPartition> partitions, OffsetSpec spec, Cancellation cancellation)
            throws FailureException {
        var options = new ListOffsetsOptions(isolation == IsolationLevel.READ_COMMITTED
                ? org.apache.kafka.common.IsolationLevel.READ_COMMITTED : org.apache.kafka.common.IsolationLevel.READ_UNCOMMITTED)
                .timeoutMs(PATIENCE_MILLIS);
        var asked = admin.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> spec)), options);
        var answers = new HashMap<TopicPartition, CompletableFuture<Long>>();
        partitions.forEach(partition -> answers.put(partition,
                asked.partitionResult(partition).toCompletionStage().thenApply(found -> found.offset()).toCompletableFuture()));
        awaitAll(answers.values(), cancellation);
        var offsets = new HashMap<TopicPartition, Long>();
        answers.forEach((partition, answer) -> {
            if (Waits.succeeded(answer) && answer.resultNow() >= 0) {
                offsets.put(partition, answer.resultNow());
            }
        });
        return offsets;
    }

    /// Waits until each of `answers` has come or failed, or their own time-outs have passed.
    private static void awaitAll(Collection<CompletableFuture<Long>> answers, Cancellation cancellation) throws FailureException {
        var settled = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).handle((_, _) -> true);
        Waits.await(settled, "ask for offsets", Duration.ofMillis(2L * PATIENCE_MILLIS), cancellation);
    }
}
