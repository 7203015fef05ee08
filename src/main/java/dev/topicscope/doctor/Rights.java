package dev.topicscope.doctor;

import java.util.Objects;
import java.util.OptionalInt;

/// What the user may do, as the brokers tell without anything being done: of `topics` seen, how many may be read and written; what the
/// cluster grants. A count is absent where the brokers are too old to tell.
public record Rights(int topics, OptionalInt readable, OptionalInt writable, Grant describeCluster, Grant describeConfigs, Grant group) {

    public enum Grant { ALLOWED, DENIED, UNKNOWN }

    public Rights {
        Objects.requireNonNull(readable, "readable");
        Objects.requireNonNull(writable, "writable");
    }
}
