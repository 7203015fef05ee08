package dev.topicscope.kafka;

import java.net.UnknownHostException;
import java.util.Optional;

import org.slf4j.event.Level;

import dev.topicscope.log.ClientLine;

/// What the lines of Kafka's clients mean that tell of brokers' health. Pure.
///
/// The words are those of kafka-clients 4.4; `ClientHealthLiveTest` holds them against real clients.
final class ClientSigns {

    private static final String ANSWERS = "has finalized features epoch";
    private static final String CONNECTING = "Error connecting to node";

    private ClientSigns() {
    }

    /// Whether the line says that a broker answers as Kafka does, whatever was wrong with it before.
    static boolean isWell(ClientLine line) {
        return line.level() == Level.DEBUG && line.pattern().contains(ANSWERS);
    }

    /// What the line says is wrong, half a sentence; empty if it says nothing of the kind.
    static Optional<String> trouble(ClientLine line) {
        if (line.level().toInt() < Level.INFO.toInt()) {
            return Optional.empty();
        }
        return connection(line.pattern(), line.cause()).or(() -> line.level() == Level.INFO ? Optional.empty() : answer(line.text()));
    }

    private static Optional<String> connection(String pattern, Optional<Throwable> cause) {
        String meaning = null;
        if (pattern.contains("could not be established")) {
            meaning = "no connection can be made to it";
        } else if (pattern.contains(CONNECTING)) {
            meaning = cause.filter(UnknownHostException.class::isInstance).isPresent() ? "its name can't be looked up from here"
                    : "no connection can be made to it";
        } else if (pattern.contains("terminated during authentication")) {
            meaning = "it ends connections before the login: one side may want TLS and the other not, or a firewall is between";
        } else if (pattern.contains("failed authentication due to")) {
            meaning = "it refuses the login or the certificate";
        } else if (pattern.contains("socket connection setup timeout")) {
            meaning = "nothing answers there; a firewall or a VPN that is off does that";
        } else if (pattern.contains("due to request timeout")) {
            meaning = "an answer did not come in time";
        } else if (pattern.contains("Rebootstrap requested by server")) {
            meaning = "another cluster answers there than before";
        } else if (pattern.contains("without a matching listener")) {
            meaning = "some partitions are led by brokers that have no address for this listener";
        }
        return Optional.ofNullable(meaning);
    }

    private static Optional<String> answer(String text) {
        if (text.contains("NOT_LEADER_OR_FOLLOWER")) {
            return Optional.of("a broker answers that it does not lead a partition, though others say so");
        }
        return text.contains("not the correct coordinator") ? Optional.of("a broker answers that it does not coordinate a group, though"
                + " others say so") : Optional.empty();
    }
}
