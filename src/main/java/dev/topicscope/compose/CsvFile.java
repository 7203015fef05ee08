package dev.topicscope.compose;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Draft;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Header;

/// A CSV file whose first line names the columns, a record a row, by a mapping of columns. An empty field is `null`, a quoted empty one
/// empty.
public final class CsvFile implements RecordSource.Plan {

    private final Input input;
    private final char separator;
    private final Optional<Mapping> mapping;

    /// A column, and the format in which it stands there.
    public record Column(String name, PayloadFormat format) {
        public Column {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(format, "format");
        }
    }

    /// Which column becomes which part of a record. Times are ISO 8601 or milliseconds since 1970. Columns that are not named are left
    /// out. A header is named like its column.
    public record Mapping(Optional<Column> key, Optional<Column> value, List<Column> headers, Optional<String> partition,
                          Optional<String> timestamp) {
        public Mapping {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(partition, "partition");
            Objects.requireNonNull(timestamp, "timestamp");
            headers = List.copyOf(headers);
        }

        /// What suits columns named `key`, `value`, `partition` and `timestamp`, as far as there are such.
        public static Mapping byName(List<String> columns) {
            return new Mapping(named(columns, "key").map(name -> new Column(name, PayloadFormat.TEXT)),
                    named(columns, "value").map(name -> new Column(name, PayloadFormat.TEXT)), List.of(), named(columns, "partition"),
                    named(columns, "timestamp"));
        }

        private static Optional<String> named(List<String> columns, String name) {
            return columns.stream().filter(name::equalsIgnoreCase).findFirst();
        }
    }

    /// Without a `mapping`, columns are taken by their names ([Mapping#byName]).
    public CsvFile(Input input, char separator, Optional<Mapping> mapping) {
        this.input = input;
        this.separator = separator;
        this.mapping = mapping;
    }

    /// The columns that a file names in its first line. Blocks.
    ///
    /// @throws FailureException `Disk`, or `Invalid` if it names none
    public static List<String> columns(Input input, char separator) throws FailureException {
        try (var reader = CsvReader.open(input, separator)) {
            return reader.columns();
        }
    }

    @Override
    public RecordSource open(Cancellation cancellation) throws FailureException {
        var reader = CsvReader.open(input, separator);
        var chosen = mapping.orElseGet(() -> Mapping.byName(reader.columns()));
        var missing = mapped(chosen).stream().filter(name -> !reader.columns().contains(name)).findFirst();
        if (missing.isPresent()) {
            reader.close();
            throw new FailureException(new Failure.Invalid("mapping", input.name() + " has no column “" + missing.get() + "”; it has: "
                    + String.join(", ", reader.columns()) + ".", ""));
        }
        if (chosen.key().isEmpty() && chosen.value().isEmpty()) {
            reader.close();
            throw new FailureException(new Failure.Invalid("mapping", input.name() + " has no column “key” or “value”; it has: "
                    + String.join(", ", reader.columns()) + ".", ""));
        }
        return new RecordSource() {
            @Override
            public Item next() throws FailureException {
                var row = reader.next();
                return row.isPresent() ? item(row.get(), chosen) : new Item.End();
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    private static List<String> mapped(Mapping mapping) {
        var names = new ArrayList<String>();
        mapping.key().ifPresent(column -> names.add(column.name()));
        mapping.value().ifPresent(column -> names.add(column.name()));
        mapping.headers().forEach(column -> names.add(column.name()));
        mapping.partition().ifPresent(names::add);
        mapping.timestamp().ifPresent(names::add);
        return names;
    }

    private static Item item(CsvReader.Row row, Mapping mapping) {
        if (!row.fields().isConsistent()) {
            return new Item.Faulty(row.line(), "Line " + row.line() + " has " + row.fields().size()
                    + (row.fields().size() == 1 ? " field" : " fields") + ", but the first line names "
                    + row.fields().getParser().getHeaderNames().size() + ".");
        }
        try {
            var headers = new ArrayList<Header>();
            for (var column : mapping.headers()) {
                headers.add(new Header(column.name(), bytes(row, Optional.of(column))));
            }
            return new Item.Ready(new Draft(partition(row, mapping.partition()), timestamp(row, mapping.timestamp()),
                    bytes(row, mapping.key()), bytes(row, mapping.value()), headers), row.line());
        } catch (ComposeException e) {
            return new Item.Faulty(row.line(), "Line " + row.line() + ", " + e.getMessage());
        }
    }

    private static Optional<byte[]> bytes(CsvReader.Row row, Optional<Column> column) throws ComposeException {
        if (column.isEmpty() || field(row, column.get().name()).isEmpty()) {
            return Optional.empty();
        }
        return switch (PayloadText.encode(column.get().format(), field(row, column.get().name()).get())) {
            case Encoded.Fit(var bytes, var _) -> bytes;
            case Encoded.Unfit(var problem) -> throw fault(column.get().name(), problem.reason());
        };
    }

    private static OptionalInt partition(CsvReader.Row row, Optional<String> column) throws ComposeException {
        var text = column.flatMap(name -> field(row, name)).map(String::strip);
        try {
            return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseUnsignedInt(text.get()));
        } catch (NumberFormatException e) {
            throw fault(column.orElse(""), "“" + text.orElse("") + "” is no partition.");
        }
    }

    private static Optional<Instant> timestamp(CsvReader.Row row, Optional<String> column) throws ComposeException {
        var text = column.flatMap(name -> field(row, name)).map(String::strip);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(text.get().matches("\\d{1,18}") ? Instant.ofEpochMilli(Long.parseLong(text.get()))
                    : Instant.parse(text.get()));
        } catch (DateTimeException e) {
            throw fault(column.orElse(""), "“" + text.get() + "” is no time: write 2026-11-24T09:30:00Z or milliseconds.");
        }
    }

    private static Optional<String> field(CsvReader.Row row, String column) {
        return Optional.ofNullable(row.fields().get(column));
    }

    private static ComposeException fault(String column, String reason) {
        return new ComposeException(0, "column “" + column + "”: " + reason);
    }
}
