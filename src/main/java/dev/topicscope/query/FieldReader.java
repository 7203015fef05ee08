package dev.topicscope.query;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.topicscope.model.FieldPath;
import dev.topicscope.model.Json;

/// Reads the values at a few places of JSON documents, in one pass over each and without building a tree. Immutable.
///
/// Where an object repeats a name, its first value counts, as in a search.
public final class FieldReader {

    private static final int GLIMPSE = 200;
    private static final int LONGEST_CHARACTER = 4;
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*[\\r\\n\\t]\\s*");
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
        int length = isCut ? wholeCharacters(head) : head.length;
        var pass = new Pass(head, length, isCut);
        boolean whole = !isCut;
        try (var parser = JsonParsing.parser(head, 0, length)) {
            whole |= !pass.readAll(parser);
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

    /// How many of the bytes are left without a last character that is cut in two.
    private static int wholeCharacters(byte[] utf8) {
        int last = utf8.length - 1;
        for (int back = 0; back < LONGEST_CHARACTER && last - back >= 0; back++) {
            int lead = utf8[last - back] & 0xff;
            if (lead < 0x80) {
                break;
            }
            if (lead >= 0xc0) {
                int bytes = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
                return back + 1 < bytes ? last - back : utf8.length;
            }
        }
        return utf8.length;
    }

    /// One document while it is read.
    private final class Pass {

        private final byte[] head;
        private final int length;
        private final boolean isCut;
        private final FieldValue[] found = new FieldValue[places];
        private final BitSet seen = new BitSet();
        private String text;

        private Pass(byte[] head, int length, boolean isCut) {
            this.head = head;
            this.length = length;
            this.isCut = isCut;
        }

        /// Whether the end of `head` cut the document off.
        private boolean readAll(JsonParser parser) throws IOException {
            try {
                if (parser.nextToken() != null) {
                    value(parser, root);
                }
                return false;
            } catch (IOException e) {
                if (isCut && parser.currentLocation().getCharOffset() >= text().length() - LONGEST_WORD) {
                    return true;
                }
                throw e;
            }
        }

        private void value(JsonParser parser, FieldTree node) throws IOException {
            var token = parser.currentToken();
            if (token.isStructStart() && node.tests().length > 0) {
                int begin = at(parser) - 1;
                set(node, new FieldValue.Inside(glimpse(begin, begin + GLIMPSE) + "…"));
                inside(parser, node, token == JsonToken.START_OBJECT);
                int end = at(parser);
                if (end - begin <= GLIMPSE) {
                    set(node, new FieldValue.Inside(glimpse(begin, end)));
                }
            } else if (token.isStructStart()) {
                inside(parser, node, token == JsonToken.START_OBJECT);
            } else if (node.tests().length > 0) {
                set(node, isCut && token.isNumeric() && at(parser) >= text().length()
                        ? new FieldValue.Beyond() : new FieldValue.Single(single(parser, token)));
            }
        }

        private void inside(JsonParser parser, FieldTree node, boolean isObject) throws IOException {
            int index = 0;
            for (var token = parser.nextToken(); token != null && !token.isStructEnd(); token = parser.nextToken()) {
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

        /// How many characters the parser has taken.
        private static int at(JsonParser parser) {
            return (int) parser.currentLocation().getCharOffset();
        }

        private String glimpse(int begin, int end) {
            return LINE_BREAKS.matcher(text().substring(begin, Math.min(end, text().length()))).replaceAll(" ");
        }

        private String text() {
            if (text == null) {
                text = new String(head, 0, length, StandardCharsets.UTF_8);
            }
            return text;
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
