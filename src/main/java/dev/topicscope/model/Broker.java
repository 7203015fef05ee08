package dev.topicscope.model;

import java.util.Objects;
import java.util.Optional;

/// A broker by its id, at the address it advertises.
public record Broker(int id, String host, int port, Optional<String> rack) {

    public Broker {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(rack, "rack");
    }

    /// `host:port`, an IPv6 address in brackets.
    public String address() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
