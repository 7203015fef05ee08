package dev.topicscope.kafka;

import java.time.Duration;

import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

import dev.topicscope.model.Failure;

/// Why a record was not stored, as a sentence. Pure.
final class SendReasons {

    private SendReasons() {
    }

    static String of(Throwable cause, Duration timeout) {
        return switch (cause) {
            case RecordTooLargeException e -> firstLine(KafkaFailures.translate(e, "send", timeout).failure().detail());
            case NotEnoughReplicasException _ ->
                    "Fewer replicas are in sync than min.insync.replicas asks for, so the brokers took nothing with acks=all.";
            case NotEnoughReplicasAfterAppendException _ ->
                    "The leader has stored it, but fewer replicas are in sync than min.insync.replicas asks for: it may be lost.";
            case TimeoutException _, NotLeaderOrFollowerException _ ->
                    "No broker has acknowledged it within " + timeout.toSeconds() + " s: it may be stored or not.";
            case AuthorizationException _ -> "You may not write to this topic.";
            case InvalidTimestampException _ ->
                    "Its timestamp is too far from the brokers' time: message.timestamp.before.max.ms and message.timestamp.after.max.ms.";
            case OutOfOrderSequenceException _ -> "Records before it were lost, so the broker did not take it: it would be out of order.";
            default -> firstLine(KafkaFailures.detail(cause));
        };
    }

    /// Whether a record that failed for this may not have left the producer.
    static boolean mayBeUnsent(Throwable cause) {
        return cause instanceof TimeoutException;
    }

    /// Whether the same record may be handed over again, since the producer has not taken it: its memory is full, or it does not know
    /// the topic's leaders.
    static boolean isNotTaken(Throwable cause) {
        return cause instanceof TimeoutException;
    }

    static boolean isBufferFull(Throwable cause) {
        return cause instanceof BufferExhaustedException;
    }

    /// Whether every record that follows would fail the same way.
    static boolean isEnd(Throwable cause) {
        return cause instanceof AuthorizationException || cause instanceof AuthenticationException || cause instanceof InvalidTopicException
                || cause instanceof UnsupportedVersionException;
    }

    /// What ends a run to `topic`, after [#isEnd]. Without the right to write to a topic, an idempotent producer is refused by the cluster.
    static Failure end(Throwable cause, String topic) {
        return cause instanceof AuthorizationException
                ? new Failure.NotAuthorized("write to", "topic " + topic, KafkaFailures.detail(cause))
                : KafkaFailures.translate(cause, "send to " + topic, Duration.ZERO).failure();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
