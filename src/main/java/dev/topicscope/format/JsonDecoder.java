package dev.topicscope.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;

import dev.topicscope.model.Json;
import dev.topicscope.model.Payload;

/// A JSON object or array in UTF-8. A bare string, number or word is text: nothing is gained by calling it JSON.
final class JsonDecoder implements Decoder {

    // The record is already in memory and read in a loop: its size and depth need no further bound.
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE).maxStringLength(Integer.MAX_VALUE).maxNameLength(Integer.MAX_VALUE).build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public Payload decode(byte[] bytes) throws UnfitException {
        int first = firstSign(bytes);
        if (first < 0 || bytes[first] != '{' && bytes[first] != '[') {
            throw new UnfitException(first < 0 ? "not JSON: only white space"
                    : String.format("not JSON: begins with %s, not with { or [", shown(bytes[first])));
        }
        var fault = Utf8.firstFault(bytes, bytes.length);
        if (fault.isPresent()) {
            throw new UnfitException(String.format("not JSON: not UTF-8 at position %d", fault.getAsInt()));
        }
        // The parser would take bytes of 0 for UTF-16 or UTF-32, and fail on them with an exception that is none of JSON's.
        var zero = firstZero(bytes);
        if (zero.isPresent()) {
            throw new UnfitException(String.format("not JSON: byte 0x00 at position %d", zero.getAsInt()));
        }
        try (var parser = FACTORY.createParser(bytes)) {
            var root = read(parser);
            if (parser.nextToken() != null) {
                throw new UnfitException("not JSON: more follows after the document at " + place(parser.currentTokenLocation()));
            }
            return new Payload.Structured(root);
        } catch (JsonProcessingException e) {
            throw new UnfitException("not JSON: " + JsonReason.of(e) + (e.getLocation() == null ? "" : " at " + place(e.getLocation())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Json read(JsonParser parser) throws IOException {
        var open = new ArrayDeque<Open>();
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            Json value = switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    open.push(new Open(token == JsonToken.START_OBJECT));
                    yield null;
                }
                case END_OBJECT, END_ARRAY -> open.pop().closed();
                case FIELD_NAME -> {
                    open.peek().name = parser.currentName();
                    yield null;
                }
                default -> scalar(parser, token);
            };
            if (value != null) {
                if (open.isEmpty()) {
                    return value;
                }
                open.peek().add(value);
            }
        }
        throw new JsonEOFException(parser, JsonToken.NOT_AVAILABLE, "it ends too early");
    }

    private static Json scalar(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> new Json.Str(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            default -> new Json.Null();
        };
    }

    private static String place(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static int firstSign(byte[] bytes) {
        boolean marked = bytes.length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb && (bytes[2] & 0xff) == 0xbf;
        int at = marked ? 3 : 0;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' || bytes[at] == '\r')) {
            at++;
        }
        return at < bytes.length ? at : -1;
    }

    private static OptionalInt firstZero(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static String shown(byte b) {
        return b > 0x20 && b < 0x7f ? "“" + (char) b + "”" : String.format("byte 0x%02X", b & 0xff);
    }

    /// An object or array whose end has not come yet.
    private static final class Open {
        private final List<Json.Member> members;
        private final List<Json> elements;
        private String name;

        private Open(boolean object) {
            members = object ? new ArrayList<>() : null;
            elements = object ? null : new ArrayList<>();
        }

        private void add(Json value) {
            if (members != null) {
                members.add(new Json.Member(name, value));
            } else {
                elements.add(value);
            }
        }

        private Json closed() {
            return members != null ? new Json.Obj(members) : new Json.Arr(elements);
        }
    }
}
