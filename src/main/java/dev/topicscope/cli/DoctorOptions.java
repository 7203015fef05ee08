package dev.topicscope.cli;

import java.util.Objects;

import dev.topicscope.model.Connection;

/// What an examination is to look at, and how it is told: as it goes on, or, without `names`, at its end.
public record DoctorOptions(Connection connection, Format format, boolean names) {

    /// Text for people, or lines of JSON.
    public enum Format { TEXT, JSON }

    public DoctorOptions {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(format, "format");
    }
}
