package dev.topicscope.store;

import java.util.Objects;

import dev.topicscope.model.DraftText;

/// A record that the user keeps under a name, to type it again.
public record Preset(String name, DraftText text) {

    public Preset {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
    }
}
