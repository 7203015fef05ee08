package dev.topicscope.doctor;

import java.util.List;
import java.util.Objects;

/// What is wrong: one sentence about the cause, a paragraph for somebody who is new to Kafka, and what helps, best first.
public record Diagnosis(Cause cause, String sentence, String explanation, List<Fix> fixes) {

    public Diagnosis {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(explanation, "explanation");
        fixes = List.copyOf(fixes);
    }

    public boolean isHealthy() {
        return cause == Cause.HEALTHY;
    }
}
