package dev.topicscope.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// Where an advertised address is reached instead: an entry of an address map.
///
/// `host` is a name as advertised, or a pattern with one `*` that stands for any run of characters. An absent `port` means any. A `*` in
/// `toHost` becomes what the one in `host` stood for, and an absent `toPort` the advertised port.
///
/// @throws IllegalArgumentException if a host is empty or has more than one `*`, or only `toHost` has one
public record Mapping(String host, OptionalInt port, String toHost, OptionalInt toPort) {

    public Mapping {
        Objects.requireNonNull(port, "port");
        Objects.requireNonNull(toPort, "toPort");
        if (host.isEmpty() || toHost.isEmpty() || stars(host) > 1 || stars(toHost) > stars(host)) {
            throw new IllegalArgumentException("No mapping: '" + host + "' to '" + toHost + "'");
        }
    }

    /// The entry for one address.
    public static Mapping of(HostPort advertised, HostPort reached) {
        return new Mapping(advertised.host(), OptionalInt.of(advertised.port()), reached.host(), OptionalInt.of(reached.port()));
    }

    /// Whether this is an entry for one address and not a pattern.
    public boolean isExact() {
        return stars(host) == 0 && port.isPresent();
    }

    /// Where `advertised` is reached by this entry; empty if it is not for that address. Letters match in either case.
    public Optional<HostPort> apply(HostPort advertised) {
        if (port.isPresent() && port.getAsInt() != advertised.port()) {
            return Optional.empty();
        }
        return stood(advertised.host()).map(part -> new HostPort(toHost.replace("*", part), toPort.orElse(advertised.port())));
    }

    /// What the `*` stands for in `name`; an empty text if there is none and the names are the same.
    private Optional<String> stood(String name) {
        String pattern = host.toLowerCase(Locale.ROOT);
        String lower = name.toLowerCase(Locale.ROOT);
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(lower) ? Optional.of("") : Optional.empty();
        }
        String before = pattern.substring(0, star);
        String after = pattern.substring(star + 1);
        boolean fits = lower.length() > before.length() + after.length() && lower.startsWith(before) && lower.endsWith(after);
        return fits ? Optional.of(name.substring(before.length(), name.length() - after.length())) : Optional.empty();
    }

    private static long stars(String text) {
        return text.chars().filter(c -> c == '*').count();
    }
}
