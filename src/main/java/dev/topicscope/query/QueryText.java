package dev.topicscope.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import dev.topicscope.model.FieldPath;
import dev.topicscope.model.Json;

/// Writes terms of the search box's language: what *filter by this* and *exclude this* put there.
public final class QueryText {

    private QueryText() {
    }

    /// Exactly this key; empty if it is no text, which no query can tell.
    public static Optional<String> key(byte[] key) {
        return exactly(key).map(is -> "key:" + is);
    }

    /// Exactly this value of this header; empty if its name or value can't be told by a query.
    public static Optional<String> header(String name, byte[] value) {
        return name.isEmpty() || !isTypable(name) ? Optional.empty() : exactly(value).map(is -> "header." + quoted(name) + ":" + is);
    }

    /// The field at that place has this value; an object or array is only asked to be there. A jq expression.
    public static String field(FieldPath path, Json value) {
        String field = place(path);
        return switch (value) {
            case Json.Null _ -> field + " == null";
            case Json.Bool(boolean is) -> field + " == " + is;
            case Json.Num(String digits) -> field + " == " + digits;
            case Json.Str(String text) -> field + " == " + jsonString(text);
            case Json.Arr _, Json.Obj _ -> field;
        };
    }

    /// A place as jq writes it: `.items[0]."unit price"`.
    public static String place(FieldPath path) {
        var place = new StringBuilder();
        for (var step : path.steps()) {
            switch (step) {
                case FieldPath.Step.Name(String name) -> place.append(FieldNames.step(name));
                case FieldPath.Step.Index(int index) -> place.append(place.isEmpty() ? "." : "").append('[').append(index).append(']');
            }
        }
        return place.isEmpty() ? "." : place.toString();
    }

    /// The place that jq writes so; empty if the text is no single place.
    public static Optional<FieldPath> path(String text) {
        try {
            return JqReader.read(text) instanceof JqSyntax.Path(var steps) ? Optional.of(new FieldPath(steps.stream().map(step ->
                    switch (step) {
                        case FieldTree.Step.Name(String name) -> (FieldPath.Step) new FieldPath.Step.Name(name);
                        case FieldTree.Step.Index(int index) -> new FieldPath.Step.Index(index);
                    }).toList())) : Optional.empty();
        } catch (JqSyntax.BeyondException e) {
            // Jq or not, it names no single place.
            return Optional.empty();
        }
    }

    /// A text that finds what `text` finds and `term` doesn't.
    public static String without(String text, String term) {
        return term.startsWith(".") ? with(text, "(" + term + " | not)") : with(text, "-" + term);
    }

    /// A text that finds what both find. A term that begins with a dot or a parenthesis is jq.
    public static String with(String text, String term) {
        int jq = TermReader.jqBegins(text);
        String words = text.substring(0, jq).strip();
        String expression = text.substring(jq).strip().replaceFirst("^jq\\s+", "");
        if (term.startsWith(".") || term.startsWith("(")) {
            String both = expression.isEmpty() ? term : grouped(expression) + " and " + term;
            return words.isEmpty() ? (both.startsWith(".") ? "" : "jq ") + both : words + " jq " + both;
        }
        return ((words + " " + term).strip() + (expression.isEmpty() ? "" : " jq " + expression)).strip();
    }

    private static String grouped(String expression) {
        return expression.matches(".*(\\||,| or | as |//).*") ? "(" + expression + ")" : expression;
    }

    /// What stands behind the colon for exactly these bytes: quoted, or where the search box would drop a character of it, a regular
    /// expression.
    private static Optional<String> exactly(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(Bytes.utf8(text), bytes)) {
            return Optional.empty();
        }
        return Optional.of(isTypable(text) ? "=" + quoted(text) : "/\\A" + escaped(text) + "\\z/");
    }

    private static boolean isTypable(String text) {
        return text.chars().noneMatch(QueryText::isControl);
    }

    private static boolean isControl(int c) {
        return c < 0x20 || c == 0x7f;
    }

    private static String escaped(String text) {
        var expression = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (isControl(c)) {
                expression.append(String.format("\\x%02x", (int) c));
            } else {
                expression.append(c < 0x80 && !Character.isLetterOrDigit(c) ? "\\" : "").append(c);
            }
        }
        return expression.toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static String jsonString(String text) {
        var json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> json.append(isControl(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return json.append('"').toString();
    }
}
