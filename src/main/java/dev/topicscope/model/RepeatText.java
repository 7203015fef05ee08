package dev.topicscope.model;

import java.util.Objects;

/// How many records become of what is typed for one, as it is typed into a form, to be kept and typed again.
///
/// With `templates`, the texts are filled in anew for each record, by its number and the `seed`. An `endless` run goes on until it is
/// stopped, whatever `times` says. With `skips`, a record that can't be made is left out, and the run goes on.
public record RepeatText(boolean templates, String seed, String times, boolean endless, boolean skips, PaceText pace) {

    /// As many as a form has that nobody has touched.
    public static final String USUAL_TIMES = "1000";

    public RepeatText {
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(pace, "pace");
    }
}
