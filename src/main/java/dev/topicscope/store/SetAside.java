package dev.topicscope.store;

import java.nio.file.Path;

/// A file that could not be understood, where it lies now, and the reason as half a sentence without any of its content
/// (such as *it breaks off at line 3*).
public record SetAside(Path path, String reason) {
}
