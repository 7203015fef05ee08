package dev.topicscope.ui.kit;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

import dev.topicscope.model.Decoded;
import dev.topicscope.model.Payload;

/// A payload made ready for a [PayloadView], off the FX thread: what it was decoded to, its text in lines short enough for a text control
/// (none if it is no text), and its dump line by line. `sizeBytes` are here of a payload of `wholeBytes`.
public record PayloadContent(Decoded decoded, List<String> lines, int hexLines, IntFunction<String> hexLine, long sizeBytes,
                             long wholeBytes) {

    public PayloadContent {
        Objects.requireNonNull(decoded, "decoded");
        Objects.requireNonNull(hexLine, "hexLine");
        lines = List.copyOf(lines);
    }

    /// A payload that is here as a whole.
    public PayloadContent(Decoded decoded, List<String> lines, int hexLines, IntFunction<String> hexLine, long sizeBytes) {
        this(decoded, lines, hexLines, hexLine, sizeBytes, sizeBytes);
    }

    /// Whether only the beginning is here.
    public boolean isCut() {
        return sizeBytes < wholeBytes;
    }

    /// All of it as text; empty if it is none.
    public String text() {
        // The lines of a text are folded for the screen only.
        return decoded.payload() instanceof Payload.Text(String whole) ? whole : String.join("\n", lines);
    }
}
