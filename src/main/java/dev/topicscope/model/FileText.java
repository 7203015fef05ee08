package dev.topicscope.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/// A file whose records are sent, and how, as it is chosen in a form: to be kept and chosen again. Says nothing on whether the file is
/// still there. Kinds, roles, formats and placements are the names of what is chosen; a `partition` belongs to one that is given.
public record FileText(Path path, Reading reading, boolean skips, boolean keepsTimestamps, String placement, OptionalInt partition,
                       PaceText pace) {

    /// How the file is read. `whole` has key and headers of the one record that is a whole file.
    public record Reading(String kind, String separator, List<Column> columns, boolean keyed, String keySeparator, DraftText whole) {
        public Reading {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(separator, "separator");
            columns = List.copyOf(columns);
            Objects.requireNonNull(keySeparator, "keySeparator");
            Objects.requireNonNull(whole, "whole");
        }
    }

    /// A column of a CSV file, and what it becomes.
    public record Column(String name, String role, String format) {
        public Column {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(format, "format");
        }
    }

    public FileText {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(placement, "placement");
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(pace, "pace");
    }

    /// The file's name without its folders.
    public String name() {
        return String.valueOf(path.getFileName());
    }
}
