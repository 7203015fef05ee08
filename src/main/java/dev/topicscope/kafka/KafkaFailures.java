package dev.topicscope.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
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
/// Details keep the names and messages of Kafka's exceptions, but nothing that may be a secret: of a bad property its name and not its
/// value, of a bad JAAS text nothing it quotes.
final class KafkaFailures {

    private static final int DEEPEST_CAUSE = 6;
    private static final String PROPERTY = "for configuration ";
    /// How Kafka's sentences on properties begin that quote no value.
    private static final List<String> HARMLESS = List.of("Missing required", "The specified value of", "No resolvable", "You must set");
    private static final Pattern OF_JAAS_PARSER = Pattern.compile("JAAS config\\b");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern ASSIGNED =
            Pattern.compile("(?i)((?:password|secret|token|jaas)[\\w.]*\\s*[=:]\\s*)(\"[^\"]*\"|'[^']*'|\\S+)");

    private KafkaFailures() {
    }

    /// What `thrown` means where `what` (such as *read orders*) was tried for so long.
    static FailureException translate(Throwable thrown, String what, Duration tried) {
        var cause = unwrap(thrown);
        if (cause instanceof FailureException translated) {
            return translated;
        }
        return new FailureException(failure(cause, what, tried), cause);
    }

    private static Failure failure(Throwable cause, String what, Duration tried) {
        String detail = detail(cause);
        return switch (cause) {
            case AuthenticationException _ -> new Failure.NotAuthenticated(detail);
            case TopicAuthorizationException e when !e.unauthorizedTopics().isEmpty() ->
                    new Failure.NotAuthorized(what, "topic " + String.join(", ", e.unauthorizedTopics()), detail);
            case GroupAuthorizationException e when e.groupId() != null -> new Failure.NotAuthorized(what, "group " + e.groupId(), detail);
            case AuthorizationException _ -> new Failure.NotAuthorized(what, "the cluster", detail);
            case GroupIdNotFoundException _ -> new Failure.NotFound("such group", detail);
            case UnknownTopicOrPartitionException _, UnknownTopicIdException _ -> new Failure.NotFound("such topic or partition", detail);
            case InvalidTopicException _ -> new Failure.NotFound("topic of that name", detail);
            case RecordTooLargeException e -> new Failure.Refused(what, tooLarge(e));
            case TimeoutException _ -> new Failure.TimedOut(what, tried, detail);
            case ConfigException e -> configured(e, detail);
            case KafkaException e when configException(e).isPresent() -> configured(configException(e).get(), detail);
            case KafkaException e when isFailedConstruction(e) -> new Failure.Invalid("properties", construction(e), detail);
            case KafkaException _ -> new Failure.Refused(what, detail);
            default -> new Failure.Unexpected(what, detail);
        };
    }

    private static Failure configured(ConfigException e, String detail) {
        if (String.valueOf(e.getMessage()).startsWith("No resolvable")) {
            return new Failure.Unreachable("the bootstrap list", List.of("This machine knows no host of any name in the bootstrap list."),
                    detail);
        }
        return new Failure.Invalid("properties", configuration(e), detail);
    }

    private static String tooLarge(RecordTooLargeException e) {
        boolean ours = e.getMessage() != null && e.getMessage().contains("max.request.size");
        return (ours ? "The record is larger than max.request.size, a limit of this connection's producer."
                : "The record is larger than the topic takes: its setting max.message.bytes (or the broker's"
                + " message.max.bytes) stands in the way.")
                + "\n" + detail(e);
    }

    private static Optional<ConfigException> configException(KafkaException e) {
        return e.getCause() instanceof ConfigException config ? Optional.of(config) : Optional.empty();
    }

    /// Kafka's own words where a client's constructor gave up.
    private static boolean isFailedConstruction(KafkaException e) {
        String message = String.valueOf(e.getMessage());
        return e.getCause() != null && (message.startsWith("Failed to create new ") || message.startsWith("Failed to construct "));
    }

    private static String construction(KafkaException e) {
        var root = e.getCause();
        for (int depth = 0; root.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
            root = root.getCause();
        }
        return "No client can be made with these properties: " + message(root) + ".";
    }

    /// The sentence about a bad property, without its value: a value may be a password.
    private static String configuration(ConfigException e) {
        String message = String.valueOf(e.getMessage());
        int place = message.indexOf(PROPERTY);
        if (place >= 0) {
            return "The client property " + message.substring(place + PROPERTY.length()) + ".";
        }
        return HARMLESS.stream().anyMatch(message::startsWith) ? message : "A client property is not valid.";
    }

    private static Throwable unwrap(Throwable thrown) {
        var cause = thrown;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /// The names and messages of an exception and its causes, without secrets.
    static String detail(Throwable thrown) {
        var lines = new ArrayList<String>();
        for (var cause = thrown; cause != null && lines.size() < DEEPEST_CAUSE; cause = cause.getCause()) {
            lines.add(cause.getClass().getName() + (cause.getMessage() == null ? "" : ": " + message(cause)));
        }
        return String.join("\ncaused by ", lines);
    }

    private static String message(Throwable cause) {
        if (cause instanceof ConfigException e) {
            return configuration(e);
        }
        String message = String.valueOf(cause.getMessage());
        // Kafka's parser of JAAS texts quotes the piece it stumbles over, which may be part of a password that was not put in quotes.
        String unquoted = OF_JAAS_PARSER.matcher(message).find() ? QUOTED.matcher(message).replaceAll("'…'") : message;
        return ASSIGNED.matcher(unquoted).replaceAll("$1…");
    }
}
