package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;

/// Looks up offsets of one topic's partitions, several look-ups at once. Blocks; not thread-safe.
///
/// A partition that fails to answer once is not asked again and is among [#silent]: a leader that is down would otherwise cost its deadline
/// at every look-up.
final class TimeLookUps {

    /// A broker answers one look-up of a client at a time: more under way only wait in the client, where their deadlines run.
    private static final int UNDER_WAY = 8;
    private static final int PATIENCE_MILLIS = 3_000;

    private final Admin admin;
    private final String topic;
    private final Cancellation cancellation;
    private final Set<Integer> silent = new HashSet<>();
    private Optional<Throwable> firstFailure = Optional.empty();

    /// The answers on their way to one look-up.
    record Asked(Map<Integer, CompletableFuture<ListOffsetsResultInfo>> answers) {
    }

    TimeLookUps(Admin admin, String topic, Cancellation cancellation) {
        this.admin = admin;
        this.topic = topic;
        this.cancellation = cancellation;
    }

    /// The partitions that have failed to answer.
    Set<Integer> silent() {
        return Set.copyOf(silent);
    }

    /// Why the first of them did not.
    Optional<Throwable> firstFailure() {
        return firstFailure;
    }

    Asked ask(Collection<Integer> partitions, OffsetSpec spec) {
        var specs = partitions.stream().filter(partition -> !silent.contains(partition))
                .collect(Collectors.toMap(partition -> new TopicPartition(topic, partition), _ -> spec));
        var asked = admin.listOffsets(specs, new ListOffsetsOptions().timeoutMs(PATIENCE_MILLIS));
        var answers = new HashMap<Integer, CompletableFuture<ListOffsetsResultInfo>>();
        specs.keySet().forEach(partition -> answers.put(partition.partition(),
                asked.partitionResult(partition).toCompletionStage().toCompletableFuture()));
        return new Asked(answers);
    }

    /// The answers of the partitions that have one.
    Map<Integer, ListOffsetsResultInfo> await(Asked asked) throws FailureException {
        var answers = asked.answers();
        Waits.settle(CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new)),
                Duration.ofMillis(2L * PATIENCE_MILLIS), cancellation);
        var found = new HashMap<Integer, ListOffsetsResultInfo>();
        answers.forEach((partition, answer) -> {
            if (Waits.succeeded(answer)) {
                found.put(partition, answer.resultNow());
            } else {
                fail(partition, answer.isDone() ? answer.exceptionNow() : new TimeoutException("No answer"));
            }
        });
        return found;
    }

    private void fail(int partition, Throwable why) {
        // What an old broker can't tell, it goes without.
        if (!(why instanceof UnsupportedVersionException)) {
            silent.add(partition);
            firstFailure = firstFailure.or(() -> Optional.of(why));
        }
    }

    /// Makes all look-ups of `times`, each of the partitions beside it, and hands the answers to `found` in the order of time.
    void each(SortedMap<Instant, Set<Integer>> times, BiConsumer<Instant, Map<Integer, ListOffsetsResultInfo>> found)
            throws FailureException {
        var underWay = new ArrayDeque<Map.Entry<Instant, Asked>>();
        for (var time : times.entrySet()) {
            if (underWay.size() == UNDER_WAY) {
                take(underWay.remove(), found);
            }
            underWay.add(Map.entry(time.getKey(), ask(time.getValue(), OffsetSpec.forTimestamp(time.getKey().toEpochMilli()))));
        }
        while (!underWay.isEmpty()) {
            take(underWay.remove(), found);
        }
    }

    private void take(Map.Entry<Instant, Asked> asked, BiConsumer<Instant, Map<Integer, ListOffsetsResultInfo>> found)
            throws FailureException {
        found.accept(asked.getKey(), await(asked.getValue()));
    }

    static <T> Map<Integer, T> map(Map<Integer, ListOffsetsResultInfo> found, Function<ListOffsetsResultInfo, T> part) {
        return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> part.apply(entry.getValue())));
    }
}
