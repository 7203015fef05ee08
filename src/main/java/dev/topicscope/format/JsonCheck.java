package dev.topicscope.format;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;

/// Says of a text whether it is one JSON value, and if not, why and where. Pure.
public final class JsonCheck {

    private JsonCheck() {
    }

    /// The first fault: `position` counts characters from 0; `line` and `column` count from 1; `reason` is a sentence.
    public record Fault(int position, int line, int column, String reason) {
    }

    /// Empty if `text` is one JSON value of any kind, with white space around it or not.
    public static Optional<Fault> fault(String text) {
        try (var parser = JsonDecoder.FACTORY.createParser(new StringReader(text))) {
            if (parser.nextToken() == null) {
                return Optional.of(fault(text, text.length(), "Here should be a JSON value"));
            }
            parser.skipChildren();
            if (parser.currentToken() == null || !parser.getParsingContext().inRoot()) {
                return Optional.of(fault(text, text.length(), "It ends too early"));
            }
            // Numbers and words are read to their end only when asked for.
            parser.finishToken();
            if (parser.nextToken() != null) {
                return Optional.of(fault(text, (int) parser.currentTokenLocation().getCharOffset(), "More follows after the JSON value"));
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            String reason = JsonReason.of(e);
            long at = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
            return Optional.of(fault(text, Math.clamp(at, 0, text.length()), reason));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fault fault(String text, int position, String reason) {
        int line = 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
        int column = position - text.lastIndexOf('\n', position - 1);
        return new Fault(position, line, column, reason + " (line " + line + ", column " + column + ").");
    }
}
