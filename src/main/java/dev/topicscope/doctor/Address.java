package dev.topicscope.doctor;

import java.util.Objects;

/// A host, by name or literal address without brackets, and a port.
public record Address(String host, int port) {

    public Address {
        Objects.requireNonNull(host, "host");
    }

    /// Reads `host:port`, an IPv6 address in brackets.
    ///
    /// @throws IllegalArgumentException if it is anything else
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("Not host:port: " + text);
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new Address(bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(text.substring(colon + 1)));
    }

    /// Whether the host means the machine that asks, whichever that is.
    public boolean isLoopback() {
        return host.equalsIgnoreCase("localhost") || host.endsWith(".localhost") || host.startsWith("127.") || host.equals("::1");
    }

    /// Whether the host is `0.0.0.0` or its like, at which a server listens and to which nobody connects.
    public boolean isWildcard() {
        return host.equals("0.0.0.0") || host.equals("::") || host.equals("0:0:0:0:0:0:0:0");
    }

    /// `host:port`, an IPv6 address in brackets.
    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
