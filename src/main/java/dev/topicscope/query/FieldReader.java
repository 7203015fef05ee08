package dev.topicscope.query;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.topicscope.model.FieldPath;
import dev.topicscope.model.Json;

/// Reads the values at a few places of JSON documents, in one pass over each and without building a tree. Immutable.
///
/// Where an object repeats a name, its first value counts, as in a search.
public final class FieldReader {

    private static final int GLIMPSE_BYTES = 200;
    // How near to the end a parser may stumble over what the end has cut in two.
    private static final int LONGEST_WORD = 8;

    private final FieldTree root = new FieldTree();
    private final int places;

    public FieldReader(List<FieldPath> paths) {
        places = paths.size();
        for (int i = 0; i < places; i++) {
            root.add(paths.get(i).steps().stream().map(FieldReader::step).toList(), i);
        }
    }

    /// What stands at each of the places, in their order. `isCut` tells that the document goes on behind `head`.
    public List<FieldValue> read(byte[] head, boolean isCut) {
        var pass = new Pass(head, isCut, new FieldValue[places], new BitSet());
        boolean whole = !isCut;
        try (var parser = JsonParsing.parser(head, 0, head.length)) {
            whole |= !pass.readAll(parser, root);
        } catch (IOException | Query.EvaluationException e) {
            // What is no JSON has no fields: there is nothing to tell.
            whole = true;
        }
        FieldValue rest = whole ? new FieldValue.Missing() : new FieldValue.Beyond();
        var values = new ArrayList<FieldValue>(places);
        for (var value : pass.found) {
            values.add(value == null ? rest : value);
        }
        return values;
    }

    private static FieldTree.Step step(FieldPath.Step step) {
        return switch (step) {
            case FieldPath.Step.Name(String name) -> new FieldTree.Step.Name(name);
            case FieldPath.Step.Index(int index) -> new FieldTree.Step.Index(index);
        };
    }

    /// One document while it is read.
    private record Pass(byte[] head, boolean isCut, FieldValue[] found, BitSet seen) {

        /// Whether the end of `head` cut the document off.
        private boolean readAll(JsonParser parser, FieldTree root) throws IOException {
            try {
                if (parser.nextToken() != null) {
                    value(parser, root);
                }
                return false;
            } catch (IOException e) {
                if (isCut && parser.currentLocation().getByteOffset() >= head.length - LONGEST_WORD) {
                    return true;
                }
                throw e;
            }
        }

        private void value(JsonParser parser, FieldTree node) throws IOException {
            var token = parser.currentToken();
            if (token.isStructStart()) {
                int begin = (int) parser.currentLocation().getByteOffset() - 1;
                set(node, new FieldValue.Inside(glimpse(begin, head.length) + "…"));
                inside(parser, node, token == JsonToken.START_OBJECT);
                int end = (int) parser.currentLocation().getByteOffset();
                if (end - begin <= GLIMPSE_BYTES) {
                    set(node, new FieldValue.Inside(glimpse(begin, end)));
                }
            } else {
                set(node, isCut && token.isNumeric() && parser.currentLocation().getByteOffset() >= head.length
                        ? new FieldValue.Beyond() : new FieldValue.Single(single(parser, token)));
            }
        }

        private void inside(JsonParser parser, FieldTree node, boolean isObject) throws IOException {
            int index = 0;
            while (!parser.nextToken().isStructEnd()) {
                FieldTree child;
                if (isObject) {
                    child = node.member(parser.currentName());
                    parser.nextToken();
                } else {
                    child = node.element(index++);
                }
                if (child == null || seen.get(child.number())) {
                    parser.skipChildren();
                } else {
                    seen.set(child.number());
                    value(parser, child);
                }
            }
        }

        private void set(FieldTree node, FieldValue value) {
            for (int place : node.tests()) {
                found[place] = value;
            }
        }

        private String glimpse(int begin, int end) {
            byte[] shown = Arrays.copyOfRange(head, begin, Math.min(end, begin + GLIMPSE_BYTES));
            return new String(shown, StandardCharsets.UTF_8).replaceAll("\\s*[\r\n\t]\\s*", " ").replaceFirst("\ufffd+$", "");
        }

        private static Json single(JsonParser parser, JsonToken token) throws IOException {
            return switch (token) {
                case VALUE_STRING -> new Json.Str(parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
                case VALUE_TRUE -> new Json.Bool(true);
                case VALUE_FALSE -> new Json.Bool(false);
                default -> new Json.Null();
            };
        }
    }
}
