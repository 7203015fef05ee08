package dev.topicscope.ui.produce;

import java.util.Objects;
import java.util.OptionalInt;

import dev.topicscope.compose.TextProblem;

/// What is to be said below a field: a sentence, whether it keeps the record from being sent, and the place in the text that it is about,
/// counted from 0, if there is one.
public record ContentNote(String sentence, boolean prevents, OptionalInt position) {

    public ContentNote {
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(position, "position");
    }

    static ContentNote of(String text, TextProblem problem, boolean prevents) {
        return new ContentNote(placed(text, problem), prevents, OptionalInt.of(problem.position()));
    }

    /// JSON's own sentences tell the place.
    private static String placed(String text, TextProblem problem) {
        int position = Math.min(problem.position(), text.length());
        if (text.isEmpty() || problem.reason().contains("(line ")) {
            return problem.reason();
        }
        String before = text.substring(0, position);
        int column = position - before.lastIndexOf('\n');
        long line = 1 + before.chars().filter(sign -> sign == '\n').count();
        return (text.contains("\n") ? "Line " + line + ", column " : "Character ") + column + ": " + problem.reason();
    }
}
