package dev.topicscope.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// How a cluster is reached: a name for people, the bootstrap list as typed, further Kafka client properties in their order, and how it is
/// marked.
///
/// `id` never changes once made and names the connection in files. Properties may hold secrets: [#toString()] tells none of them.
public record Connection(String id, String name, String bootstrap, Map<String, String> properties, Marking marking) {

    public Connection {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(bootstrap, "bootstrap");
        Objects.requireNonNull(marking, "marking");
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /// A connection that is not marked.
    public Connection(String id, String name, String bootstrap, Map<String, String> properties) {
        this(id, name, bootstrap, properties, Marking.NONE);
    }

    /// The same connection with other properties.
    public Connection withProperties(Map<String, String> other) {
        return new Connection(id, name, bootstrap, other, marking);
    }

    /// The same connection, marked otherwise.
    public Connection withMarking(Marking other) {
        return new Connection(id, name, bootstrap, properties, other);
    }

    @Override
    public String toString() {
        return "Connection[" + name + ", " + bootstrap + "]";
    }
}
