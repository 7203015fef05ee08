package dev.topicscope.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import dev.topicscope.model.Json;

/// Writes a [Json] tree as text. Pure; walks trees of any depth.
public final class JsonText {

    /// Deeper levels are indented no further, since the text of a deep document would otherwise grow with the square of its depth.
    static final int DEEPEST_INDENT = 64;

    private static final String STEP = "  ";

    private JsonText() {
    }

    /// The tree as indented lines, none longer than [Lines#LONGEST].
    public static List<String> lines(Json root) {
        var writer = new Writer();
        writer.write(root);
        return writer.lines;
    }

    /// A scalar as JSON has it; `{…}` or `[…]` with the number of children for what has some.
    public static String brief(Json value) {
        return switch (value) {
            case Json.Null() -> "null";
            case Json.Bool(boolean bool) -> Boolean.toString(bool);
            case Json.Num(String digits) -> digits;
            case Json.Str(String text) -> quoted(text);
            case Json.Arr array -> array.elements().isEmpty() ? "[]" : "[…] " + array.elements().size();
            case Json.Obj object -> object.members().isEmpty() ? "{}" : "{…} " + object.members().size();
        };
    }

    /// A string in quotes, with the escapes that JSON asks for and no others.
    public static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static final class Writer {

        private final List<String> lines = new ArrayList<>();
        private final ArrayDeque<Level> levels = new ArrayDeque<>();

        private void write(Json root) {
            begin("", root, "");
            while (!levels.isEmpty()) {
                var level = levels.peek();
                if (!level.children.hasNext()) {
                    levels.pop();
                    line(level.close + level.after);
                    continue;
                }
                var child = level.children.next();
                String after = level.children.hasNext() ? "," : "";
                begin(child.name() == null ? "" : quoted(child.name()) + ": ", child.value(), after);
            }
        }

        private void begin(String before, Json value, String after) {
            if (value instanceof Json.Obj object && !object.members().isEmpty()) {
                line(before + "{");
                levels.push(new Level(object.members().stream().map(member -> new Child(member.name(), member.value())).iterator(), "}", after));
            } else if (value instanceof Json.Arr array && !array.elements().isEmpty()) {
                line(before + "[");
                levels.push(new Level(array.elements().stream().map(element -> new Child(null, element)).iterator(), "]", after));
            } else {
                line(before + brief(value) + after);
            }
        }

        private void line(String text) {
            Lines.fold(STEP.repeat(Math.min(levels.size(), DEEPEST_INDENT)) + text, lines);
        }
    }

    private record Child(String name, Json value) {
    }

    private record Level(Iterator<Child> children, String close, String after) {
    }
}
