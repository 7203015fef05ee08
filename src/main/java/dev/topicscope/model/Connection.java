package dev.topicscope.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// How a cluster is reached: a name for people, the bootstrap list as typed, further Kafka client properties in their order, the route to
/// the brokers, and how it is marked.
///
/// `id` never changes once made and names the connection in files. Properties may hold secrets: [#toString()] tells none of them.
public record Connection(String id, String name, String bootstrap, Map<String, String> properties, Route route, Marking marking) {

    public Connection {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(bootstrap, "bootstrap");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(marking, "marking");
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /// A connection that is not marked, to brokers that are reached at the addresses they advertise.
    public Connection(String id, String name, String bootstrap, Map<String, String> properties) {
        this(id, name, bootstrap, properties, new Route.Direct(), Marking.NONE);
    }

    /// The same connection with other properties.
    public Connection withProperties(Map<String, String> other) {
        return new Connection(id, name, bootstrap, other, route, marking);
    }

    /// The same connection with other addresses to begin at.
    public Connection withBootstrap(String other) {
        return new Connection(id, name, other, properties, route, marking);
    }

    /// The same connection by another route.
    public Connection withRoute(Route other) {
        return new Connection(id, name, bootstrap, properties, other, marking);
    }

    /// The same connection, marked otherwise.
    public Connection withMarking(Marking other) {
        return new Connection(id, name, bootstrap, properties, route, other);
    }

    @Override
    public String toString() {
        return "Connection[" + name + ", " + bootstrap + "]";
    }
}
