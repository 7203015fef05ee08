package dev.topicscope.format;

import java.util.Optional;

/// Lays a JSON text out over lines and touches nothing but the white space between its parts: numbers and strings keep every sign they
/// were written with. Pure; takes any depth.
public final class JsonLayout {

    private static final String STEP = "  ";

    private final String text;
    private final StringBuilder laidOut = new StringBuilder();
    private int depth;

    private JsonLayout(String text) {
        this.text = text;
    }

    /// The text, indented; empty if it is not one JSON value.
    public static Optional<String> indented(String text) {
        return JsonCheck.fault(text).isPresent() ? Optional.empty() : Optional.of(new JsonLayout(text).layOut());
    }

    private String layOut() {
        int at = 0;
        while (at < text.length()) {
            char sign = text.charAt(at);
            switch (sign) {
                case ' ', '\t', '\n', '\r' -> at++;
                case '"' -> at = copyString(at);
                case '{', '[' -> at = open(at);
                case '}', ']' -> {
                    depth--;
                    newLine();
                    laidOut.append(sign);
                    at++;
                }
                case ',' -> {
                    laidOut.append(sign);
                    newLine();
                    at++;
                }
                case ':' -> {
                    laidOut.append(": ");
                    at++;
                }
                default -> {
                    laidOut.append(sign);
                    at++;
                }
            }
        }
        return laidOut.toString();
    }

    private int open(int at) {
        int next = at + 1;
        while (Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        laidOut.append(text.charAt(at));
        if (text.charAt(next) == '}' || text.charAt(next) == ']') {
            laidOut.append(text.charAt(next));
            return next + 1;
        }
        depth++;
        newLine();
        return next;
    }

    private int copyString(int from) {
        int end = from + 1;
        while (text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        laidOut.append(text, from, end + 1);
        return end + 1;
    }

    private void newLine() {
        laidOut.append('\n').repeat(STEP, Math.min(depth, JsonText.DEEPEST_INDENT));
    }
}
