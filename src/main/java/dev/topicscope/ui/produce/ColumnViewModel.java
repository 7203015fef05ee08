package dev.topicscope.ui.produce;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import dev.topicscope.compose.CsvFile;
import dev.topicscope.compose.PayloadFormat;

/// A column of a CSV file, and which part of a record it becomes. FX thread only.
public final class ColumnViewModel {

    private static final List<PayloadFormat> FORMATS = Stream.of(PayloadFormat.values()).filter(PayloadFormat::isTyped).toList();

    private final String name;
    private final ObjectProperty<Role> role;
    private final ObjectProperty<PayloadFormat> format = new SimpleObjectProperty<>(PayloadFormat.TEXT);

    /// What a column can be.
    public enum Role {
        NONE("left out"), KEY("key"), VALUE("value"), HEADER("header"), PARTITION("partition"), TIMESTAMP("timestamp");

        private final String label;

        Role(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /// Whether the column's text is a payload, in a format.
        public boolean isContent() {
            return this == KEY || this == VALUE || this == HEADER;
        }
    }

    ColumnViewModel(String name) {
        this.name = name;
        this.role = new SimpleObjectProperty<>(switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "key" -> Role.KEY;
            case "value" -> Role.VALUE;
            case "partition" -> Role.PARTITION;
            case "timestamp" -> Role.TIMESTAMP;
            default -> Role.NONE;
        });
    }

    public String name() {
        return name;
    }

    public ObjectProperty<Role> role() {
        return role;
    }

    /// In which its text stands; of account for a key, a value or a header.
    public ObjectProperty<PayloadFormat> format() {
        return format;
    }

    /// Those there are to choose from.
    public List<PayloadFormat> formats() {
        return FORMATS;
    }

    CsvFile.Column column() {
        return new CsvFile.Column(name, format.get());
    }
}
