package dev.topicscope.query;

import java.util.List;

import dev.topicscope.model.Json;

/// Writes terms of the search box's language: what *filter by this* and *exclude this* put there.
public final class QueryText {

    private QueryText() {
    }

    /// Exactly this key.
    public static String key(String key) {
        return "key:=" + quoted(key);
    }

    /// Exactly this value of this header.
    public static String header(String name, String value) {
        return "header." + quoted(name) + ":=" + quoted(value);
    }

    /// The field at the end of this path of names has this value; an object or array is only asked to be there. A jq expression.
    public static String field(List<String> path, Json value) {
        var place = new StringBuilder();
        path.forEach(name -> place.append(FieldNames.step(name)));
        String field = place.isEmpty() ? "." : place.toString();
        return switch (value) {
            case Json.Null _ -> field + " == null";
            case Json.Bool(boolean is) -> field + " == " + is;
            case Json.Num(String digits) -> field + " == " + digits;
            case Json.Str(String text) -> field + " == " + jsonString(text);
            case Json.Arr _, Json.Obj _ -> field;
        };
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
                default -> json.append(c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return json.append('"').toString();
    }
}
