package dev.topicscope.compose;

import java.util.Objects;

/// What is wrong with a text, and where: `position` counts characters from 0 and may be the end of the text; `reason` is a sentence.
public record TextProblem(int position, String reason) {

    public TextProblem {
        Objects.requireNonNull(reason, "reason");
    }
}
