package dev.topicscope.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// An examination that has ended: its steps in the order of the hops, all that was seen, what is made of it, and how long it took.
public record Examination(List<Step> steps, Evidence evidence, Diagnosis diagnosis, Duration took) {

    public Examination {
        steps = List.copyOf(steps);
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(diagnosis, "diagnosis");
        Objects.requireNonNull(took, "took");
    }
}
