package dev.topicscope.access;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.topicscope.browse.BootstrapList;

/// A connection as people have it at hand: a list of addresses, a `client.properties`, a configuration of librdkafka or a command of
/// kcat, a Spring `application.yml` or `.properties`, or a dictionary from a script. Pure.
///
/// `properties` are Kafka client properties in the order of the text; `files` names properties whose value is the content of a file on
/// this machine, which whoever takes the connection over must read; `notes` are sentences on what could not be taken over.
public record PastedConnection(String bootstrap, Map<String, String> properties, Map<String, String> files, List<String> notes) {

    private static final int LARGEST_CHARS = 1 << 20;

    public PastedConnection {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        notes = List.copyOf(notes);
    }

    /// Reads `text`; empty if it is none of these. `known` tells the names of Kafka's client properties; others are left out with a note.
    public static Optional<PastedConnection> read(String text, Predicate<String> known) {
        if (text.isBlank() || text.length() > LARGEST_CHARS) {
            return Optional.empty();
        }
        var command = CommandLine.read(text);
        if (command.isPresent()) {
            return understood(command.get(), known);
        }
        if (!text.contains("=") && !text.contains("{") && BootstrapList.parse(text).isValid()) {
            return Optional.of(new PastedConnection(BootstrapList.parse(text).joined(), Map.of(), Map.of(), List.of()));
        }
        return FlatText.read(text).flatMap(settings -> understood(settings, known));
    }

    private static Optional<PastedConnection> understood(Map<String, String> settings, Predicate<String> known) {
        var notes = new ArrayList<String>();
        var plain = Placeholders.filled(settings, notes);
        var spring = SpringSettings.read(plain);
        var kafka = new KafkaNames(known, notes).read(spring.isEmpty() ? plain : spring);
        if (kafka.bootstrap().isEmpty() && kafka.properties().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PastedConnection(kafka.bootstrap(), kafka.properties(), kafka.files(), notes));
    }
}
