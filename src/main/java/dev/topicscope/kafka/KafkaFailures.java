package dev.topicscope.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// The one translation of what Kafka's clients throw into what a user can act on. Pure.
///
/// Details keep the names and messages of Kafka's exceptions; those never hold passwords, only the configuration errors may quote a value,
/// and of these only the name is kept.
final class KafkaFailures {

    private static final int DEEPEST_CAUSE = 6;

    private KafkaFailures() {
    }

    /// What `thrown` means where `what` (such as *read orders*) was tried.
    static FailureException translate(Throwable thrown, String what) {
        var cause = unwrap(thrown);
        return new FailureException(failure(cause, what), cause);
    }

    private static Failure failure(Throwable cause, String what) {
        String detail = detail(cause);
        return switch (cause) {
            case AuthenticationException _ -> new Failure.NotAuthenticated(detail);
            case TopicAuthorizationException e ->
                    new Failure.NotAuthorized(what, "topic " + String.join(", ", e.unauthorizedTopics()), detail);
            case GroupAuthorizationException e -> new Failure.NotAuthorized(what, "group " + e.groupId(), detail);
            case AuthorizationException _ -> new Failure.NotAuthorized(what, "the cluster", detail);
            case UnknownTopicOrPartitionException _, UnknownTopicIdException _ -> new Failure.NotFound("such topic or partition", detail);
            case InvalidTopicException e -> new Failure.NotFound("topic of that name: " + e.getMessage(), detail);
            case RecordTooLargeException e -> new Failure.Refused(what, tooLarge(e));
            case TimeoutException _ -> new Failure.TimedOut(what, Duration.ofSeconds(8), detail);
            case ConfigException e -> new Failure.Invalid("properties", configuration(e), "");
            case KafkaException e when e.getCause() instanceof ConfigException config ->
                    new Failure.Invalid("properties", configuration(config), "");
            case KafkaException _ -> new Failure.Refused(what, detail);
            default -> new Failure.Unexpected(what, detail);
        };
    }

    private static String tooLarge(RecordTooLargeException e) {
        boolean ours = e.getMessage() != null && e.getMessage().contains("max.request.size");
        return (ours ? "the record is larger than max.request.size, a limit of this connection's producer."
                : "the record is larger than the topic takes: its setting max.message.bytes (or message.max.bytes of the broker) "
                        + "stands in the way.")
                + "\n" + detail(e);
    }

    /// The sentence about a bad property, without its value: a value may be a password.
    private static String configuration(ConfigException e) {
        String message = String.valueOf(e.getMessage());
        int place = message.indexOf("for configuration ");
        if (place < 0) {
            return message.startsWith("Missing required") || message.startsWith("The specified")
                    || message.startsWith("No resolvable") ? message
                    : "A client property is not valid.";
        }
        return "The client property " + message.substring(place + "for configuration ".length()) + ".";
    }

    private static Throwable unwrap(Throwable thrown) {
        var cause = thrown;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /// The names and messages of an exception and its causes.
    static String detail(Throwable thrown) {
        var lines = new ArrayList<String>();
        for (var cause = thrown; cause != null && lines.size() < DEEPEST_CAUSE; cause = cause.getCause()) {
            lines.add(cause.getClass().getName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage()));
        }
        return String.join("\ncaused by ", lines);
    }
}
