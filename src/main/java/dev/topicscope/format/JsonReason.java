package dev.topicscope.format;

import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;

/// Why a text is no JSON, in words for people.
final class JsonReason {

    private static final Pattern INTERNALS = Pattern.compile(" \\(for \\w+ starting at .*\\)$|: enable `.*` to allow$");
    private static final Pattern TOO_EARLY = Pattern.compile("^Unexpected end-of-input"
            + "( in VALUE_STRING| in FIELD_NAME| in field name|: was expecting closing )?.*", Pattern.DOTALL);

    private JsonReason() {
    }

    /// What the parser says, without its own names; no full stop at its end.
    static String of(JsonProcessingException problem) {
        String said = problem.getOriginalMessage();
        var early = TOO_EARLY.matcher(said);
        if (early.matches()) {
            return early.group(1) == null ? "It ends too early" : "It ends within a string";
        }
        return INTERNALS.matcher(said).replaceFirst("");
    }
}
