package dev.topicscope.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.kafka.common.KafkaFuture;

import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.Reading;
import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.browse.Session;
import dev.topicscope.lab.Await;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Draft;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Message;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// What tests against real brokers have in common.
final class Live {

    private Live() {
    }

    static Connection connection(String bootstrap, Map<String, String> properties) {
        return new Connection("test", "test", bootstrap, properties);
    }

    static Session connect(String bootstrap) throws FailureException {
        return new KafkaConnector().connect(connection(bootstrap, Map.of()), new Cancellation());
    }

    static ReadRequest request(String topic, Start start) {
        return new ReadRequest(topic, Set.of(), start, IsolationLevel.READ_UNCOMMITTED, ReadRequest.DEFAULT_HOLD_BYTES);
    }

    static Draft draft(String key, String value) {
        return new Draft(OptionalInt.empty(), Optional.empty(), Optional.of(key.getBytes(StandardCharsets.UTF_8)),
                Optional.of(value.getBytes(StandardCharsets.UTF_8)), List.of());
    }

    /// Sends one record, to the partition it names or its key's, and waits for what becomes of it.
    static Result outcome(Session session, String topic, Draft draft) throws Exception {
        try (var sending = session.send(one(topic, draft))) {
            var progress = Runs.awaitOver(sending);
            assertThat(progress.last()).as("%s", progress).hasSize(1);
            return progress.last().getFirst().result();
        }
    }

    /// The same for a record that is stored.
    static Result.Stored send(Session session, String topic, Draft draft) throws Exception {
        var result = outcome(session, topic, draft);
        assertThat(result).isInstanceOf(Result.Stored.class);
        return (Result.Stored) result;
    }

    /// A run of one record.
    static SendRequest one(String topic, Draft draft) {
        return Runs.request(topic, Runs.plan(1, _ -> new RecordSource.Item.Ready(draft, 1)));
    }

    /// Waits until the read is at the live end.
    static void awaitLive(Reading reading) throws Exception {
        awaitPhase(reading, Phase.Live.class);
    }

    static <P extends Phase> P awaitPhase(Reading reading, Class<P> phase) throws Exception {
        return awaitPhase(reading, phase, Duration.ofSeconds(30));
    }

    static <P extends Phase> P awaitPhase(Reading reading, Class<P> phase, Duration patience) throws Exception {
        var seen = new ArrayList<P>();
        Await.until(phase.getSimpleName() + " of " + reading, patience, () -> {
            var now = reading.progress().phase();
            if (phase.isInstance(now)) {
                seen.add(phase.cast(now));
            }
            return !seen.isEmpty() || now instanceof Phase.Failed;
        });
        assertThat(seen).as("phase %s, but was %s", phase.getSimpleName(), reading.progress()).isNotEmpty();
        return seen.getFirst();
    }

    static void awaitRecords(Reading reading, long records) throws Exception {
        Await.until(records + " records", Duration.ofSeconds(40), () -> reading.progress().records() >= records
                || reading.progress().phase() instanceof Phase.Failed);
        assertThat(reading.progress().records()).as("%s", reading.progress()).isEqualTo(records);
    }

    static List<Message> held(Reading reading) {
        var messages = new ArrayList<Message>();
        for (long index = reading.records().first(); index < reading.records().end(); index++) {
            messages.add(reading.records().message(index).orElseThrow());
        }
        return messages;
    }

    /// The values of what is held, in the order of the store, as UTF-8.
    static List<String> values(Reading reading) {
        return held(reading).stream().map(message -> new String(message.value().orElseThrow(), StandardCharsets.UTF_8)).toList();
    }

    /// Fails unless each partition's offsets are those from 0 on, each once and in order.
    static void assertEveryOffsetOnce(Reading reading, int partitions, long recordsInAll) {
        var offsets = held(reading).stream().collect(Collectors.groupingBy(message -> message.partition().number(),
                Collectors.mapping(Message::offset, Collectors.toList())));
        assertThat(offsets.keySet()).allMatch(partition -> partition < partitions);
        offsets.forEach((partition, found) -> {
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i)).as("offset %s of partition %s", i, partition).isEqualTo(i);
            }
        });
        assertThat(offsets.values().stream().mapToLong(List::size).sum()).isEqualTo(recordsInAll);
    }

    static <T> T get(KafkaFuture<T> answer) throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(20, TimeUnit.SECONDS);
    }

    /// The threads that a session makes, ours and those of Kafka's clients for us.
    static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.contains("topicscope") || name.startsWith("read ") || name.startsWith("watch ")
                        || name.startsWith("page "))
                .collect(Collectors.toSet());
    }
}
