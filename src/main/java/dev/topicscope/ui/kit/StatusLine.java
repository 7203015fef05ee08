package dev.topicscope.ui.kit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the status bar says: a word for the state in its tone, then facts and, where something has an end, how far it is; and notes at the
/// right. `details` are for whoever wants to know more exactly.
public record StatusLine(Tone tone, String state, List<String> facts, Optional<Progress> progress, List<String> notes,
                         List<Detail> details) {

    /// How the state is to be taken.
    public enum Tone {
        /// All is well.
        GOOD,
        /// Something is under way.
        BUSY,
        /// It waits for the user.
        IDLE,
        /// It goes on, but not as wished.
        WARNING,
        /// It does not go on.
        BAD
    }

    /// How far something is, from 0 to 1, and how far each of its parts is.
    public record Progress(double share, List<Part> parts) {
        public Progress {
            parts = List.copyOf(parts);
        }
    }

    /// One part of what is under way: how far it is, from 0 to 1, and the same in words.
    public record Part(String name, double share, String detail) {
        public Part {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /// A figure by name.
    public record Detail(String name, String figure) {
        public Detail {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(figure, "figure");
        }
    }

    public StatusLine {
        Objects.requireNonNull(tone, "tone");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(progress, "progress");
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
        details = List.copyOf(details);
    }

    /// A state alone.
    public static StatusLine of(Tone tone, String state) {
        return new StatusLine(tone, state, List.of(), Optional.empty(), List.of(), List.of());
    }
}
