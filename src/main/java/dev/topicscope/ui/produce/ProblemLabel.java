package dev.topicscope.ui.produce;

import java.util.Optional;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// What is wrong with a field, below it; takes no room while nothing is.
final class ProblemLabel extends Label {

    ProblemLabel(ObservableValue<Optional<String>> problem) {
        super("", Icons.WARNING.node());
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        getStyleClass().add(Look.FIELD_PROBLEM);
        problem.subscribe(found -> {
            setText(found.orElse(""));
            setVisible(found.isPresent());
            setManaged(found.isPresent());
        });
    }
}
