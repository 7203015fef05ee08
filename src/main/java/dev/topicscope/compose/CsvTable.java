package dev.topicscope.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// A CSV file whose columns templates take values from. Immutable; held as a whole, and bounded.
public final class CsvTable {

    private static final long MOST_CHARACTERS = 16L << 20;

    private final List<String> columns;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String[]> rows;

    private CsvTable(List<String> columns, List<String[]> rows) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i), i);
        }
    }

    /// Reads it all. Blocks.
    ///
    /// @throws FailureException `Disk` if it can't be read, `Invalid` if it is no CSV, has no rows, or more than 16 million characters
    public static CsvTable read(Input input, char separator) throws FailureException {
        try (var reader = CsvReader.open(input, separator)) {
            var rows = new ArrayList<String[]>();
            long characters = 0;
            for (var row = reader.next(); row.isPresent(); row = reader.next()) {
                String[] values = row.get().fields().values();
                for (String value : values) {
                    characters += value == null ? 1 : value.length() + 1;
                }
                rows.add(values);
                if (characters > MOST_CHARACTERS) {
                    throw new FailureException(new Failure.Invalid("file", input.name()
                            + " has more than 16 million characters: choose a smaller one for templates.", ""));
                }
            }
            if (rows.isEmpty()) {
                throw new FailureException(new Failure.Invalid("file", input.name() + " has no rows below its first line.", ""));
            }
            return new CsvTable(reader.columns(), rows);
        }
    }

    /// The names in its first line, in their order.
    public List<String> columns() {
        return columns;
    }

    public int rowCount() {
        return rows.size();
    }

    /// The value of record `number`, counted from 0: each takes the next row, after the last the first again. Empty where the row has none.
    String value(long number, String column) {
        var row = rows.get((int) (number % rows.size()));
        int place = places.get(column);
        return Optional.ofNullable(place < row.length ? row[place] : null).orElse("");
    }
}
