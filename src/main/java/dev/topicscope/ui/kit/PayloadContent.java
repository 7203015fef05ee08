package dev.topicscope.ui.kit;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

import dev.topicscope.model.Decoded;

/// A payload made ready for a [PayloadView], off the FX thread: what it was decoded to, its text in lines short enough for a text control
/// (none if it is no text), and its dump line by line.
public record PayloadContent(Decoded decoded, List<String> lines, int hexLines, IntFunction<String> hexLine, long sizeBytes) {

    public PayloadContent {
        Objects.requireNonNull(decoded, "decoded");
        Objects.requireNonNull(hexLine, "hexLine");
        lines = List.copyOf(lines);
    }
}
