package dev.topicscope.cli;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.topicscope.model.Start;

/// What the arguments ask the window to open first: the lab cluster, or a cluster by its bootstrap list and client properties, or neither;
/// and a topic in it, with the start of its read.
public record Options(boolean lab, Optional<String> bootstrap, Map<String, String> properties, Optional<String> topic,
        Optional<Start> from) {

    public Options {
        Objects.requireNonNull(bootstrap, "bootstrap");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(from, "from");
        properties = Map.copyOf(properties);
    }

    /// Tells no property: they may hold secrets.
    @Override
    public String toString() {
        return "Options[lab=" + lab + ", bootstrap=" + bootstrap + ", topic=" + topic + ", from=" + from + "]";
    }
}
