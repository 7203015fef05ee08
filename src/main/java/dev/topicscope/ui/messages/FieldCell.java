package dev.topicscope.ui.messages;

import java.util.Optional;

import dev.topicscope.format.Preview;
import dev.topicscope.model.Json;
import dev.topicscope.query.FieldValue;

/// What a cell shows of a field or header, in one line; `value` is the whole of a field's value, if that holds no others.
record FieldCell(Kind kind, String text, Optional<Json> value) {

    /// The record has no such field or header.
    static final FieldCell MISSING = new FieldCell(Kind.MISSING, "—", Optional.empty());

    private static final int LONGEST = 500;

    /// What is shown, so that a missing field, `null`, an empty text and the text “null” look different.
    enum Kind {
        MISSING, NULL, EMPTY, NUMBER, WORD, TEXT, INSIDE, BINARY, BEYOND
    }

    static FieldCell of(FieldValue found) {
        return switch (found) {
            case FieldValue.Missing() -> MISSING;
            case FieldValue.Beyond() -> new FieldCell(Kind.BEYOND, "…", Optional.empty());
            case FieldValue.Inside(String glimpse) -> new FieldCell(Kind.INSIDE, glimpse, Optional.empty());
            case FieldValue.Single(Json value) -> switch (value) {
                case Json.Null _ -> of(Kind.NULL, "null", value);
                case Json.Bool(boolean is) -> of(Kind.WORD, Boolean.toString(is), value);
                case Json.Num(String digits) -> of(Kind.NUMBER, cut(digits), value);
                case Json.Str(String text) when text.isEmpty() -> of(Kind.EMPTY, "empty", value);
                case Json.Str(String text) -> of(Kind.TEXT, Preview.oneLine(cut(text)), value);
                case Json.Arr _, Json.Obj _ -> of(Kind.INSIDE, "…", value);
            };
        };
    }

    static FieldCell of(Preview header) {
        return new FieldCell(switch (header.kind()) {
            case ABSENT -> Kind.NULL;
            case EMPTY -> Kind.EMPTY;
            case TEXT -> Kind.TEXT;
            case BINARY -> Kind.BINARY;
        }, header.text(), Optional.empty());
    }

    private static FieldCell of(Kind kind, String text, Json value) {
        return new FieldCell(kind, text, Optional.of(value));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
