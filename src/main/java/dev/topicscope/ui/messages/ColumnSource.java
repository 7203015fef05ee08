package dev.topicscope.ui.messages;

import java.util.Locale;
import java.util.Optional;

import dev.topicscope.model.FieldPath;
import dev.topicscope.query.QueryText;

/// What a column of the table of records shows.
public sealed interface ColumnSource {

    /// What every record has, in the order in which the columns stand if the user changes nothing.
    enum Fixed implements ColumnSource {
        PARTITION("Part"), OFFSET("Offset"), TIME("Time"), KEY("Key"), HEADERS("Headers"), SIZE("Size"), VALUE("Value");

        private final String title;

        Fixed(String title) {
            this.title = title;
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A field of the value, where that is JSON.
    record Field(FieldPath path) implements ColumnSource {
        @Override
        public String title() {
            return QueryText.place(path);
        }

        @Override
        public String text() {
            return title();
        }
    }

    /// The header of a name, the last one where several have it.
    record Header(String name) implements ColumnSource {
        private static final String PREFIX = "header.";

        @Override
        public String title() {
            return text();
        }

        @Override
        public String text() {
            return PREFIX + name;
        }
    }

    /// What stands above the column.
    String title();

    /// How it is kept in the settings.
    String text();

    /// The source that is kept so; empty if none is.
    static Optional<ColumnSource> parse(String text) {
        if (text.startsWith(".")) {
            return QueryText.path(text).map(Field::new);
        }
        if (text.startsWith(Header.PREFIX)) {
            return Optional.of(new Header(text.substring(Header.PREFIX.length())));
        }
        for (var fixed : Fixed.values()) {
            if (fixed.text().equals(text)) {
                return Optional.of(fixed);
            }
        }
        return Optional.empty();
    }
}
