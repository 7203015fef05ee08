package dev.topicscope.lab;

import java.time.Duration;
import java.util.Objects;

/// What the lab is doing, as a phrase for people (*Starting broker 1*), and how long after the command began it started to do so.
public record LabProgress(String doing, Duration elapsed) {

    public LabProgress {
        Objects.requireNonNull(doing, "doing");
        Objects.requireNonNull(elapsed, "elapsed");
    }
}
