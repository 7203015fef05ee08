package dev.topicscope.model;

/// Which records of transactions a read shows (consumer setting `isolation.level`).
public enum IsolationLevel {
    /// All records, those of open and aborted transactions too.
    READ_UNCOMMITTED,
    /// Only records outside of transactions and of committed ones; ends before the first open transaction.
    READ_COMMITTED
}
