package dev.topicscope.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import dev.topicscope.browse.Pace;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.model.Connection;

/// What is to be sent: to which topic of which cluster, from which file (standard input if empty), how that is read, how fast and how
/// safely, and how many records at most (all if empty).
public record SendOptions(Connection connection, String topic, Optional<Path> file, Format format, Optional<String> keySeparator,
                          Pace pace, OptionalLong count, ProducerSettings settings, OnFault onFault) {

    /// How the input is read.
    public enum Format {
        /// A record a line.
        LINES,
        /// A record a line, as a scan writes them.
        JSON,
        /// A record a row, by columns named `key`, `value`, `partition` and `timestamp`.
        CSV,
        /// One record whose value is the whole input.
        VALUE
    }

    public SendOptions {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(keySeparator, "keySeparator");
        Objects.requireNonNull(pace, "pace");
        Objects.requireNonNull(count, "count");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(onFault, "onFault");
    }
}
