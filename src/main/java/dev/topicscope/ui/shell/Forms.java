package dev.topicscope.ui.shell;

import java.util.Optional;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

import dev.topicscope.store.Shelf;
import dev.topicscope.ui.produce.Destinations;

/// What the forms that send have in common, whatever cluster they are of: presets and history, if they are kept; where records can be
/// sent; and how wide the forms are.
record Forms(Optional<Shelf> shelf, Destinations destinations, DoubleProperty width) {

    /// As wide as a form is at first; no cluster is open yet.
    Forms(Optional<Shelf> shelf) {
        this(shelf, new Destinations(), new SimpleDoubleProperty(SendDrawer.WIDTH));
    }
}
