package dev.topicscope.model;

import java.util.Objects;

/// A password, a key or a token. [#toString()] tells nothing of it, so that it can stand in a record that is logged or shown.
public record Secret(String value) {

    public Secret {
        Objects.requireNonNull(value, "value");
    }

    /// Whether there is nothing in it.
    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return "…";
    }
}
