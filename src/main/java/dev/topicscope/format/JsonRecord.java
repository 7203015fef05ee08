package dev.topicscope.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import dev.topicscope.model.Draft;
import dev.topicscope.model.Header;

/// Reads a record back from a line that [JsonLines] has written, or somebody by hand: a `key`, a `value` or a header's value may also be
/// an object, an array, a number or a word, and is taken as it stands in the line. Pure.
public final class JsonRecord {

    // Names are few, and only with a table of them does the parser count bytes.
    private static final JsonFactory FACTORY = JsonDecoder.FACTORY.rebuild().enable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

    private final byte[] line;
    private final JsonParser parser;
    private final Set<String> seen = new HashSet<>();
    private OptionalInt partition = OptionalInt.empty();
    private Optional<Instant> timestamp = Optional.empty();
    private Optional<byte[]> key = Optional.empty();
    private Optional<byte[]> value = Optional.empty();
    private List<Header> headers = List.of();

    /// What came of a line.
    public sealed interface Read {
    }

    /// A record.
    public record Ready(Draft draft) implements Read {
    }

    /// None: `column` counts bytes from 1, or is 0 where no single place is to blame; `reason` is a sentence.
    public record Faulty(int column, String reason) implements Read {
    }

    private JsonRecord(byte[] line, JsonParser parser) {
        this.line = line;
        this.parser = parser;
    }

    public static Read read(byte[] line) {
        var fault = Utf8.firstFault(line, line.length);
        if (fault.isPresent()) {
            return new Faulty(fault.getAsInt() + 1, "This is not UTF-8.");
        }
        for (int i = 0; i < line.length; i++) {
            // The parser would take it for UTF-16 or UTF-32.
            if (line[i] == 0) {
                return new Faulty(i + 1, "A byte 0x00 stands here.");
            }
        }
        try (var parser = FACTORY.createParser(line)) {
            return new Ready(new JsonRecord(line, parser).draft());
        } catch (UnfitLineException e) {
            return new Faulty(e.column, e.getMessage());
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            return new Faulty(column, "This is no JSON: " + JsonReason.of(e) + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Draft draft() throws IOException, UnfitLineException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw unfit("A record is a JSON object, such as {\"key\":\"k\",\"value\":\"v\"}.");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (!seen.add(name.replace("Base64", ""))) {
                throw unfit("“" + name + "” says a second time what was said before.");
            }
            parser.nextToken();
            member(name);
        }
        if (parser.nextToken() != null) {
            throw unfit("More follows after the record.");
        }
        if (!seen.contains("key") && !seen.contains("value")) {
            throw new UnfitLineException(0, "There is neither “key” nor “value” in it.");
        }
        return new Draft(partition, timestamp, key, value, headers);
    }

    private void member(String name) throws IOException, UnfitLineException {
        switch (name) {
            case "partition" -> partition = isNull() ? OptionalInt.empty() : OptionalInt.of((int) number(0, Integer.MAX_VALUE));
            case "timestamp" -> timestamp = isNull() ? Optional.empty() : Optional.of(time());
            case "offset", "timestampType", "topic" -> parser.skipChildren();
            case "key", "keyBase64" -> key = content(name);
            case "value", "valueBase64" -> value = content(name);
            case "headers" -> headers = headers();
            default -> throw unfit("A record has no “" + name + "”.");
        }
    }

    private List<Header> headers() throws IOException, UnfitLineException {
        if (isNull()) {
            return List.of();
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw unfit("Headers are an array, such as [{\"name\":\"n\",\"value\":\"v\"}].");
        }
        var found = new ArrayList<Header>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            found.add(header());
        }
        return found;
    }

    private Header header() throws IOException, UnfitLineException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw unfit("A header is an object, such as {\"name\":\"n\",\"value\":\"v\"}.");
        }
        Optional<String> name = Optional.empty();
        Optional<byte[]> content = Optional.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "name" -> {
                    if (parser.currentToken() != JsonToken.VALUE_STRING) {
                        throw unfit("A header's name is a text.");
                    }
                    name = Optional.of(parser.getText());
                }
                case "value", "valueBase64" -> content = content(member);
                default -> throw unfit("A header has no “" + member + "”.");
            }
        }
        return new Header(name.orElseThrow(() -> unfit("A header has a “name”.")), content);
    }

    private Optional<byte[]> content(String name) throws IOException, UnfitLineException {
        if (isNull()) {
            return Optional.empty();
        }
        if (name.endsWith("Base64")) {
            return Optional.of(base64());
        }
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return Optional.of(parser.getText().getBytes(StandardCharsets.UTF_8));
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = parser.currentToken().isScalarValue() ? from + parser.getText().length()
                : (int) parser.currentLocation().getByteOffset();
        return Optional.of(Arrays.copyOfRange(line, from, to));
    }

    private byte[] base64() throws IOException, UnfitLineException {
        try {
            return Base64.getDecoder().decode(parser.getText());
        } catch (IllegalArgumentException e) {
            throw unfit("This is no Base64.");
        }
    }

    private boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    private Instant time() throws IOException, UnfitLineException {
        return Instant.ofEpochMilli(number(0, Long.MAX_VALUE));
    }

    private long number(long least, long most) throws IOException, UnfitLineException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            try {
                long number = Long.parseLong(parser.getText());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // The sentence below says it.
            }
        }
        throw unfit("Here should be a whole number from " + least + " to " + most + ".");
    }

    private UnfitLineException unfit(String reason) {
        return new UnfitLineException(parser.currentTokenLocation().getColumnNr(), reason);
    }

    private static final class UnfitLineException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int column;

        private UnfitLineException(int column, String reason) {
            super(reason);
            this.column = column;
        }
    }
}
