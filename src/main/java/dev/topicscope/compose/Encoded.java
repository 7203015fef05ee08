package dev.topicscope.compose;

import java.util.Objects;
import java.util.Optional;

/// What came of a text in a format.
public sealed interface Encoded {

    /// Bytes, or none at all (`null`). A `doubt` says why they may not be what was meant, such as JSON that is none; they can be sent all
    /// the same.
    record Fit(Optional<byte[]> bytes, Optional<TextProblem> doubt) implements Encoded {
        public Fit {
            Objects.requireNonNull(bytes, "bytes");
            Objects.requireNonNull(doubt, "doubt");
        }
    }

    /// It can't be bytes of that format.
    record Unfit(TextProblem problem) implements Encoded {
        public Unfit {
            Objects.requireNonNull(problem, "problem");
        }
    }
}
