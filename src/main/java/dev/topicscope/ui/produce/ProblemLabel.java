package dev.topicscope.ui.produce;

import java.util.Optional;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import dev.topicscope.compose.TextProblem;
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

    /// What is wrong with a key, a value or a header's value as a template, and at which place.
    static ProblemLabel ofTemplate(ContentViewModel content) {
        return new ProblemLabel(content.templateProblem().map(found -> found.map(problem -> words(content.text().get(), problem))));
    }

    /// What is wrong with a header's name as a template, and at which place.
    static ProblemLabel ofTemplate(HeaderViewModel header) {
        return new ProblemLabel(header.nameProblem().map(found -> found.map(problem ->
                "In the name. " + words(header.name().get(), problem))));
    }

    private static String words(String text, TextProblem problem) {
        String before = text.substring(0, Math.min(problem.position(), text.length()));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return (text.contains("\n") ? "Line " + line + ", character " : "Character ") + column + ": " + problem.reason();
    }
}
