package dev.topicscope.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// How a cluster is reached: a name for people, the bootstrap list as typed, and further Kafka client properties in their order.
///
/// `id` never changes once made and names the connection in files. Properties may hold secrets: [#toString()] tells none of them.
public record Connection(String id, String name, String bootstrap, Map<String, String> properties) {

    public Connection {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(bootstrap, "bootstrap");
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /// The same connection with other properties.
    public Connection withProperties(Map<String, String> other) {
        return new Connection(id, name, bootstrap, other);
    }

    @Override
    public String toString() {
        return "Connection[" + name + ", " + bootstrap + "]";
    }
}
