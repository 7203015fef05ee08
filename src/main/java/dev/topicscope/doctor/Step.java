package dev.topicscope.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// How one hop stands: one line about it, the time it took so far, and what was seen, line by line.
public record Step(Hop hop, State state, String summary, Duration took, List<String> evidence) {

    /// `WARNED`: the way goes on, but something is not as it should be. `SKIPPED`: not needed here, or in vain after what came before.
    public enum State { RUNNING, PASSED, WARNED, FAILED, SKIPPED }

    public Step {
        Objects.requireNonNull(hop, "hop");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(took, "took");
        evidence = List.copyOf(evidence);
    }

    public boolean hasEnded() {
        return state != State.RUNNING;
    }
}
