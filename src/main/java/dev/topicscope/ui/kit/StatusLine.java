package dev.topicscope.ui.kit;

import java.util.List;
import java.util.Objects;

/// What the status bar says: a word for the state in its tone, then facts at the left and notes at the right.
public record StatusLine(Tone tone, String state, List<String> facts, List<String> notes) {

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

    public StatusLine {
        Objects.requireNonNull(tone, "tone");
        Objects.requireNonNull(state, "state");
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
    }
}
