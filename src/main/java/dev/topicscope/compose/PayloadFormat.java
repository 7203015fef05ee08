package dev.topicscope.compose;

/// In which format a key, a value or a header's value is typed.
public enum PayloadFormat {
    /// As it is, in UTF-8.
    TEXT,
    /// As it is, in UTF-8, and said where it is no JSON.
    JSON,
    /// Two digits a byte; white space between bytes is left out.
    HEX,
    BASE64,
    /// 32 bits, as Kafka's `IntegerSerializer` writes them.
    INTEGER,
    /// 64 bits, as Kafka's `LongSerializer` writes them.
    LONG,
    /// IEEE 754, as Kafka's `DoubleSerializer` writes it.
    DOUBLE,
    /// Its 36 signs, as Kafka's `UUIDSerializer` writes them.
    UUID,
    /// Nothing at all: in the value of a compacted topic, a tombstone. The text is of no account.
    NULL,
    /// No bytes. The text is of no account.
    EMPTY
}
