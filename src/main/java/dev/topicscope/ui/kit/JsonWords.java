package dev.topicscope.ui.kit;

import java.util.stream.Collectors;

import dev.topicscope.model.Json;

/// A JSON value in one short line, however large or deep it is. Pure.
final class JsonWords {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_GLIMPSE = 24;
    private static final int MEMBERS_IN_GLIMPSE = 4;

    private JsonWords() {
    }

    /// A value whose inside is shown below.
    static String opened(Json value) {
        return switch (value) {
            case Json.Arr array when !array.elements().isEmpty() -> "[";
            case Json.Obj object when !object.members().isEmpty() -> "{";
            case Json.Null _, Json.Bool _, Json.Num _, Json.Str _, Json.Arr _, Json.Obj _ -> folded(value);
        };
    }

    /// A value whose inside is not shown: of an object the first members, of an array the number of elements.
    static String folded(Json value) {
        return switch (value) {
            case Json.Arr array when !array.elements().isEmpty() -> "[ " + array.elements().size() + " ]";
            case Json.Obj object when !object.members().isEmpty() -> object.members().stream().limit(MEMBERS_IN_GLIMPSE)
                    .map(member -> quoted(cut(member.name(), LONGEST_GLIMPSE)) + ": " + scalar(member.value(), LONGEST_GLIMPSE))
                    .collect(Collectors.joining(", ", "{ ", object.members().size() > MEMBERS_IN_GLIMPSE ? ", … }" : " }"));
            case Json.Null _, Json.Bool _, Json.Num _, Json.Str _, Json.Arr _, Json.Obj _ -> scalar(value, LONGEST_TEXT);
        };
    }

    /// A name as JSON writes it, cut if it is very long.
    static String quoted(String text) {
        return "\"" + cut(text, LONGEST_TEXT).replace("\n", "\\n") + "\"";
    }

    private static String scalar(Json value, int longest) {
        return switch (value) {
            case Json.Null() -> "null";
            case Json.Bool(boolean bool) -> Boolean.toString(bool);
            case Json.Num(String digits) -> cut(digits, longest);
            case Json.Str(String text) -> quoted(cut(text, longest));
            case Json.Arr array -> array.elements().isEmpty() ? "[]" : "[…]";
            case Json.Obj object -> object.members().isEmpty() ? "{}" : "{…}";
        };
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
