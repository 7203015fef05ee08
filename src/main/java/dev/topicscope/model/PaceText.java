package dev.topicscope.model;

import java.util.Objects;

/// How fast records go, as it is typed into a form, to be kept and typed again. `kind` and `unit` are the names of what is chosen.
public record PaceText(String kind, String unit, String rate, String atOnce, String flight, String speed) {

    /// As it stands in a form that nobody has touched.
    public static final PaceText USUAL = new PaceText("fastest", "second", "10", "1", "100", "1");

    public PaceText {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(rate, "rate");
        Objects.requireNonNull(atOnce, "atOnce");
        Objects.requireNonNull(flight, "flight");
        Objects.requireNonNull(speed, "speed");
    }
}
