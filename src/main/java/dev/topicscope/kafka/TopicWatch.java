package dev.topicscope.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;

import dev.topicscope.browse.ProducerSettings.Acks;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Watches the topic of a run, on a thread of its own: a producer says nothing about it but that nothing is acknowledged, and would have
/// a deleted topic made anew by brokers that make topics on demand.
final class TopicWatch {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final SendRequest request;
    private final Offsets topics;
    private final LimitsFinder limits;
    private final SendBoard board;
    private final ReadControl control;
    private volatile int partitions;
    private volatile Uuid id = Uuid.ZERO_UUID;
    private volatile OptionalLong leastInSync = OptionalLong.empty();

    TopicWatch(SendRequest request, Offsets topics, LimitsFinder limits, SendBoard board, ReadControl control) {
        this.request = request;
        this.topics = topics;
        this.limits = limits;
        this.board = board;
        this.control = control;
    }

    /// @throws FailureException `NotFound` if there is no such topic, or why that is not known
    void begin() throws FailureException {
        var topic = topics.describe(request.topic(), control.ended());
        id = topic.topicId();
        partitions = topic.partitions().size();
    }

    void start() {
        Thread.ofVirtual().name("watch " + request.topic()).start(this::watch);
    }

    /// The topic's own id, once the watch has begun.
    Uuid id() {
        return id;
    }

    /// How many partitions the topic has.
    int partitions() {
        return partitions;
    }

    private void watch() {
        askLimits();
        try {
            do {
                look();
            } while (!control.awaitEnd(AGAIN));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void askLimits() {
        if (request.settings().acks() == Acks.ALL) {
            try {
                leastInSync = OptionalLong.of(limits.find(request.topic(), control.ended()).minInSyncReplicas().value());
            } catch (FailureException e) {
                // Not everybody may ask; then nothing is said about replicas.
                leastInSync = OptionalLong.empty();
            }
        }
    }

    private void look() {
        try {
            var topic = topics.describe(request.topic(), control.ended());
            board.warn("cluster", Optional.empty());
            if (!topic.topicId().equals(id)) {
                end(new Failure.Gone("topic " + request.topic(), "The topic was deleted, and there is a new one of that name.", ""));
                return;
            }
            partitions = topic.partitions().size();
            say(topic);
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.NotFound) {
                end(new Failure.Gone("topic " + request.topic(), "The topic was deleted while records were sent to it.", ""));
            } else if (e.failure() instanceof Failure.TimedOut) {
                board.warn("cluster", Optional.of("No broker answers at the moment. Records wait in the producer's buffer, and fail"
                        + " if none has answered " + request.settings().timeout().toSeconds()
                        + " s after they were handed over (delivery.timeout.ms)."));
            }
        }
    }

    private void say(TopicDescription topic) {
        warn("leaders", topic, partition -> partition.leader() == null || partition.leader().isEmpty(),
                "no leader at the moment: records for it wait.", "no leader at the moment: records for them wait.");
        if (leastInSync.isPresent()) {
            String rest = "fewer in-sync replicas than min.insync.replicas=" + leastInSync.getAsLong() + ": nothing is stored there with"
                    + " acks=all.";
            warn("replicas", topic, partition -> partition.isr().size() < leastInSync.getAsLong(), rest, rest);
        }
    }

    private void warn(String subject, TopicDescription topic, Predicate<TopicPartitionInfo> concerned, String ofOne, String ofMany) {
        var numbers = topic.partitions().stream().filter(concerned).map(TopicPartitionInfo::partition).toList();
        String list = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
        board.warn(subject, numbers.isEmpty() ? Optional.empty() : Optional.of(numbers.size() == 1
                ? "Partition " + list + " has " + ofOne : "Partitions " + list + " have " + ofMany));
    }

    private void end(Failure why) {
        board.fail(why);
        control.end();
    }
}
