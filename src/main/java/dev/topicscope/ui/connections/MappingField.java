package dev.topicscope.ui.connections;

import java.util.Optional;
import java.util.OptionalInt;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.model.HostPort;
import dev.topicscope.model.Mapping;

/// One entry of an address map being typed. FX thread only.
final class MappingField {

    private final StringProperty advertised = new SimpleStringProperty("");
    private final StringProperty reached = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    MappingField(Runnable onChange) {
        for (var text : new StringProperty[] {advertised, reached}) {
            text.addListener(_ -> {
                problem.set(Optional.empty());
                onChange.run();
            });
        }
    }

    private record End(String host, OptionalInt port) {
    }

    /// The address that a broker advertises: `host:port`, `host` for any port, with one `*` for any run of characters.
    StringProperty advertised() {
        return advertised;
    }

    /// Where it is reached instead; without a port, at the one it advertises.
    StringProperty reached() {
        return reached;
    }

    ReadOnlyObjectProperty<Optional<String>> problem() {
        return problem.getReadOnlyProperty();
    }

    boolean isBlank() {
        return advertised.get().isBlank() && reached.get().isBlank();
    }

    void load(Mapping mapping) {
        advertised.set(text(mapping.host(), mapping.port()));
        reached.set(text(mapping.toHost(), mapping.toPort()));
    }

    /// The entry; empty, with the problem said, if it can't be one.
    Optional<Mapping> mapping() {
        problem.set(check());
        return problem.get().isPresent() ? Optional.empty() : Optional.of(made());
    }

    private Mapping made() {
        var from = end(advertised.get()).orElseThrow();
        var to = end(reached.get()).orElseThrow();
        return new Mapping(from.host(), from.port(), to.host(), to.port());
    }

    private Optional<String> check() {
        var from = end(advertised.get());
        var to = end(reached.get());
        if (from.isEmpty()) {
            return Optional.of("Type the address that the broker advertises, as host:port or host.");
        }
        if (to.isEmpty()) {
            return Optional.of("Type where it can be reached, as host:port or host.");
        }
        if (stars(from.get()) > 1 || stars(to.get()) > 1) {
            return Optional.of("A host may have one * only.");
        }
        return stars(to.get()) <= stars(from.get()) ? Optional.empty()
                : Optional.of("A * on the right needs one on the left: it stands for the same characters.");
    }

    private static long stars(End end) {
        return end.host().chars().filter(c -> c == '*').count();
    }

    private static Optional<End> end(String typed) {
        String text = typed.strip();
        var whole = HostPort.parse(text);
        if (whole.isPresent()) {
            return whole.map(address -> new End(address.host(), OptionalInt.of(address.port())));
        }
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String host = bracketed ? text.substring(1, text.length() - 1) : text;
        boolean fits = !host.isEmpty() && bracketed == host.contains(":") && host.chars().noneMatch(Character::isWhitespace);
        return fits ? Optional.of(new End(host, OptionalInt.empty())) : Optional.empty();
    }

    private static String text(String host, OptionalInt port) {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return port.isPresent() ? shown + ":" + port.getAsInt() : shown;
    }
}
