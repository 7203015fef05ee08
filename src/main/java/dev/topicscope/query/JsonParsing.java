package dev.topicscope.query;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

/// Reads from any JSON document in UTF-8 what a query needs, with a real parser: for what is too much for [JsonScanner]. No further than
/// needed.
final class JsonParsing {

    private static final Pattern INTERNALS = Pattern.compile(" \\(for \\w+ starting at .*\\)$|: enable `.*` to allow$");
    // The record is in memory already: its size and depth need no further bound.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE).maxStringLength(Integer.MAX_VALUE).maxNameLength(Integer.MAX_VALUE).build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final FieldState state;
    private final Scalar scalar = new Scalar();

    JsonParsing(FieldState state) {
        this.state = state;
    }

    /// A parser of these bytes.
    ///
    /// @throws Query.EvaluationException if they are no UTF-8 at first sight
    static JsonParser parser(byte[] bytes, int from, int to) throws Query.EvaluationException, IOException {
        // Left alone, the parser would take such bytes for UTF-16 or UTF-32.
        for (int i = from; i < Math.min(to, from + 4); i++) {
            if (bytes[i] == 0 || (bytes[i] & 0xfe) == 0xfe) {
                throw new Query.EvaluationException("not JSON: not UTF-8");
            }
        }
        return FACTORY.createParser(bytes, from, to - from);
    }

    static Query.EvaluationException noJson(IOException e) {
        String reason = e instanceof JsonProcessingException its ? its.getOriginalMessage() : "not UTF-8";
        return new Query.EvaluationException("not JSON: " + INTERNALS.matcher(reason).replaceFirst(""));
    }

    /// Reads until the state is decided.
    ///
    /// @throws Query.EvaluationException if this is no JSON
    void read(byte[] bytes, int from, int to) throws Query.EvaluationException {
        try (var parser = parser(bytes, from, to)) {
            if (parser.nextToken() == null) {
                throw new Query.EvaluationException("not JSON: nothing in it");
            }
            value(parser, state.root());
        } catch (IOException e) {
            throw noJson(e);
        }
    }

    /// Reads the value of a node, at whose first token the parser stands; false once the state is decided.
    private boolean value(JsonParser parser, FieldTree node) throws IOException {
        var token = parser.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            return container(parser, node, token == JsonToken.START_OBJECT ? Scalar.Kind.OBJECT : Scalar.Kind.ARRAY);
        }
        switch (token) {
            case VALUE_STRING -> {
                byte[] text = parser.getText().getBytes(StandardCharsets.UTF_8);
                scalar.setString(text, 0, text.length);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                byte[] digits = parser.getText().getBytes(StandardCharsets.US_ASCII);
                scalar.setNumber(digits, 0, digits.length);
            }
            case VALUE_TRUE -> scalar.set(Scalar.Kind.TRUE);
            case VALUE_FALSE -> scalar.set(Scalar.Kind.FALSE);
            default -> scalar.set(Scalar.Kind.NULL);
        }
        state.scalar(node, scalar);
        return !state.isDecided();
    }

    private boolean container(JsonParser parser, FieldTree node, Scalar.Kind kind) throws IOException {
        state.begins(node, kind);
        if (state.isDecided()) {
            return false;
        }
        int index = 0;
        while (!parser.nextToken().isStructEnd()) {
            FieldTree child;
            if (kind == Scalar.Kind.OBJECT) {
                child = node.member(parser.currentName());
                parser.nextToken();
            } else {
                child = node.element(index++);
            }
            if (child == null || !state.isFirst(child)) {
                parser.skipChildren();
            } else if (!value(parser, child)) {
                return false;
            }
        }
        state.ends(node, kind);
        return !state.isDecided();
    }
}
