package dev.topicscope.compose;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The formats in which a key, a value or a header's value is typed without a schema.
public enum PayloadFormat implements Encoding {
    /// As it is, in UTF-8.
    TEXT("Text"),
    /// As it is, in UTF-8, and said where it is no JSON.
    JSON("JSON"),
    /// Two digits a byte; white space between bytes is left out.
    HEX("Hex"),
    BASE64("Base64"),
    /// 32 bits, as Kafka's `IntegerSerializer` writes them.
    INTEGER("Integer"),
    /// 64 bits, as Kafka's `LongSerializer` writes them.
    LONG("Long"),
    /// IEEE 754, as Kafka's `DoubleSerializer` writes it.
    DOUBLE("Double"),
    /// Its 36 signs, as Kafka's `UUIDSerializer` writes them.
    UUID("UUID"),
    /// Nothing at all: in the value of a compacted topic, a tombstone. The text is of no account.
    NULL("null"),
    /// No bytes. The text is of no account.
    EMPTY("empty");

    private final String label;

    PayloadFormat(String label) {
        this.label = label;
    }

    /// The format of that id; empty if there is none.
    public static Optional<PayloadFormat> of(String id) {
        return Stream.of(values()).filter(format -> format.id().equals(id)).findFirst();
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean isTyped() {
        return this != NULL && this != EMPTY;
    }

    @Override
    public Encoded encode(String text) {
        return PayloadText.encode(this, text);
    }
}
