package dev.topicscope.model;

import java.util.List;
import java.util.Objects;

/// What was made of some bytes: the payload, the name of the format that fitted (such as *JSON*), and why each format that was tried
/// before did not.
public record Decoded(String format, Payload payload, List<Attempt> failed) {

    public Decoded {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(payload, "payload");
        failed = List.copyOf(failed);
    }

    /// A format that was tried and the sentence why it does not fit.
    public record Attempt(String format, String reason) {
        public Attempt {
            Objects.requireNonNull(format, "format");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
