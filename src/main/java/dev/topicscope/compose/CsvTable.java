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

    private static final long MOST_BYTES = 64L << 20;
    /// What a short text takes besides its characters, and what a place in a row takes.
    private static final long FIELD_BYTES = 48;

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
    /// @throws FailureException `Disk` if it can't be read, `Invalid` if it is no CSV, has no rows, or would take more than 64 MB of memory
    public static CsvTable read(Input input, char separator) throws FailureException {
        try (var reader = CsvReader.open(input, separator)) {
            var rows = new ArrayList<String[]>();
            long bytes = 0;
            for (var row = reader.next(); row.isPresent(); row = reader.next()) {
                String[] values = row.get().fields().values();
                for (String value : values) {
                    bytes += FIELD_BYTES + (value == null ? 0 : 2L * value.length());
                }
                rows.add(values);
                if (bytes > MOST_BYTES) {
                    throw new FailureException(new Failure.Invalid("file", input.name()
                            + " would take more than 64 MB of memory: choose a smaller file for templates.", ""));
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
