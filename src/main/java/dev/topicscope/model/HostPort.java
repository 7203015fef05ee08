package dev.topicscope.model;

import java.util.Objects;
import java.util.Optional;

/// An address as people and brokers write it: a host name or IP address, without brackets, and a port.
///
/// @throws IllegalArgumentException if `host` is empty or `port` not from 1 to 65535
public record HostPort(String host, int port) {

    private static final int HIGHEST = 65_535;

    public HostPort {
        Objects.requireNonNull(host, "host");
        if (host.isEmpty() || port < 1 || port > HIGHEST) {
            throw new IllegalArgumentException("No address: '" + host + "' with port " + port);
        }
    }

    /// Reads `host:port`, an IPv6 address in brackets; empty if `text` is something else.
    public static Optional<HostPort> parse(String text) {
        String bare = text.strip();
        int colon = bare.lastIndexOf(':');
        if (colon < 1 || !bare.substring(colon + 1).matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        String host = bare.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        int port = Integer.parseInt(bare.substring(colon + 1));
        String name = bracketed ? host.substring(1, host.length() - 1) : host;
        boolean fits = !name.isEmpty() && port >= 1 && port <= HIGHEST && bracketed == name.contains(":");
        return fits ? Optional.of(new HostPort(name, port)) : Optional.empty();
    }

    /// `host:port`, an IPv6 address in brackets.
    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
