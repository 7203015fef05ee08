package dev.topicscope.browse;

import java.util.List;
import java.util.Optional;

/// The properties that Kafka's clients know, with Kafka's own words on them. Thread-safe, without I/O.
public interface PropertyCatalogue {

    /// One property: its type in Kafka's words (such as *int* or *list*), its default as text where it has one, and the values it may take
    /// where these are few.
    record ClientProperty(String name, String type, String description, Optional<String> defaultValue, List<String> values) {

        public ClientProperty {
            values = List.copyOf(values);
        }
    }

    /// All of them, in the order of their names.
    List<ClientProperty> all();

    /// The property of that name; empty if no client knows it.
    Optional<ClientProperty> find(String name);

    /// A sentence on why `value` is no value for the property `name`; empty if it is one, or no client knows the property.
    Optional<String> problem(String name, String value);

    /// A sentence on why the property `name` has no effect here; empty if it has one.
    Optional<String> note(String name);
}
