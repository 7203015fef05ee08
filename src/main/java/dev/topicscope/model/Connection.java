package dev.topicscope.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// How a cluster is reached: a name for people, the bootstrap list as typed, further Kafka client properties in their order, and the route
/// to the brokers.
///
/// `id` never changes once made and names the connection in files. Properties may hold secrets: [#toString()] tells none of them.
public record Connection(String id, String name, String bootstrap, Map<String, String> properties, Route route) {

    public Connection {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(bootstrap, "bootstrap");
        Objects.requireNonNull(route, "route");
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /// A connection to brokers that are reached at the addresses they advertise.
    public Connection(String id, String name, String bootstrap, Map<String, String> properties) {
        this(id, name, bootstrap, properties, new Route.Direct());
    }

    @Override
    public String toString() {
        return "Connection[" + name + ", " + bootstrap + "]";
    }
}
