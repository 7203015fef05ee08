package dev.topicscope.log;

import java.util.Optional;

import org.slf4j.event.Level;
import org.slf4j.helpers.MessageFormatter;

/// A line that a Kafka client logs, not put together yet: most of them nobody wants to read.
///
/// `pattern` begins with which client it is, in brackets, and has `{}` where an argument stands. An argument may be `null`.
public record ClientLine(Level level, String pattern, Object[] arguments, Optional<Throwable> cause) {

    /// The line as it would be logged.
    public String text() {
        return MessageFormatter.arrayFormat(pattern, arguments).getMessage();
    }
}
