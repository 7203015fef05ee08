package dev.topicscope.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which records of transactions a read shows (consumer setting `isolation.level`).
public enum IsolationLevel {
    /// All records, those of open and aborted transactions too.
    READ_UNCOMMITTED,
    /// Only records outside of transactions and of committed ones; ends before the first open transaction.
    READ_COMMITTED;

    /// The level as Kafka's setting names it: `read_uncommitted`, `read_committed`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The level of that [#word]; empty if there is none.
    public static Optional<IsolationLevel> named(String word) {
        return Arrays.stream(values()).filter(level -> level.word().equals(word)).findFirst();
    }
}
