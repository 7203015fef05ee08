package dev.topicscope.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import dev.topicscope.model.DraftText;
import dev.topicscope.model.FileText;

/// A run that has ended: when it was started, what was sent, and what became of it. `reason` is a sentence on what went wrong, if anything
/// did.
public record Sent(Instant at, Content content, Ending ending, long acknowledged, long failed, long neverSent, Optional<String> reason) {

    /// How a run ended.
    public enum Ending {
        /// All there was has been handed over and answered, well or not.
        DONE,
        /// The user has ended it.
        STOPPED,
        /// It could not go on.
        FAILED
    }

    /// What was sent.
    public sealed interface Content {

        /// Whether enough of it is kept to put it into a form again.
        default boolean canComeBack() {
            return switch (this) {
                case Typed _, OfFile _ -> true;
                case TooLarge _, Elsewhere _ -> false;
            };
        }

        /// What was typed.
        record Typed(DraftText text) implements Content {
            public Typed {
                Objects.requireNonNull(text, "text");
            }
        }

        /// It was typed, and is too large to be kept.
        record TooLarge(long sizeBytes) implements Content {
        }

        /// The records of a file.
        record OfFile(FileText file) implements Content {
            public OfFile {
                Objects.requireNonNull(file, "file");
            }
        }

        /// Nothing that was typed: `what` says where it came from, such as *3 records of orders*.
        record Elsewhere(String what) implements Content {
            public Elsewhere {
                Objects.requireNonNull(what, "what");
            }
        }
    }

    public Sent {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(ending, "ending");
        Objects.requireNonNull(reason, "reason");
    }
}
