package dev.topicscope.browse;

import java.util.List;
import java.util.Optional;

/// The fetch settings there are, and what Kafka says of a value. Pure and thread-safe; nothing here asks a cluster.
public interface FetchSettings {

    /// All of them, the most effective first.
    List<FetchSetting> all();

    /// Why Kafka's client would not take `value` for the setting of that name, as a sentence; empty if it takes it.
    Optional<String> fault(String name, long value);
}
