package dev.topicscope.cli;

import java.util.Objects;
import java.util.OptionalLong;

import dev.topicscope.browse.SearchRequest;
import dev.topicscope.model.Connection;

/// What a scan is to do: which cluster, what to search there, how many matches at most (all if empty), how they are written, and whether a
/// line of figures is to follow.
public record ScanOptions(Connection connection, SearchRequest request, OptionalLong limit, Format format, boolean stats) {

    /// How matches are written: see the classes of the same names in `format`.
    public enum Format { JSON, VALUE, CSV }

    public ScanOptions {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(format, "format");
    }
}
