package dev.topicscope.model;

import java.util.Objects;

/// What the bytes of a key, value or header were found to be.
public sealed interface Payload {

    /// There are no bytes: `null`, in the value of a compacted topic a tombstone.
    record Absent() implements Payload {
    }

    /// There are bytes, and they are none: an empty string.
    record Empty() implements Payload {
    }

    /// Text without structure.
    record Text(String text) implements Payload {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /// Values with names, such as JSON.
    record Structured(Json root) implements Payload {
        public Structured {
            Objects.requireNonNull(root, "root");
        }
    }

    /// No decoder knows these bytes: they are shown as they are.
    record Binary() implements Payload {
    }
}
