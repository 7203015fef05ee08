package dev.topicscope.store;

import java.util.Objects;

import dev.topicscope.model.FailureException;

/// What is kept of what is sent: presets, and the history.
public record Shelf(PresetStore presets, HistoryStore history) {

    public Shelf {
        Objects.requireNonNull(presets, "presets");
        Objects.requireNonNull(history, "history");
    }

    /// Reads what is kept at `places`: presets were chosen, the history was made.
    ///
    /// @throws FailureException `Disk` if a file is there and can be neither read nor set aside
    public static Shelf at(Places places) throws FailureException {
        return new Shelf(new PresetStore(places.config()), new HistoryStore(places.data()));
    }
}
