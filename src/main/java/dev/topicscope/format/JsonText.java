package dev.topicscope.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

    /// The tree in one line without any white space, however long that is: for copying and files, not for a text control.
    public static String compact(Json root) {
        var text = new StringBuilder();
        var levels = new ArrayDeque<Level>();
        text.append(opened(root, levels, ""));
        while (!levels.isEmpty()) {
            var level = levels.peek();
            if (level.children.hasNext()) {
                var child = level.children.next();
                text.append(child.name() == null ? "" : quoted(child.name()) + ":");
                text.append(opened(child.value(), levels, level.children.hasNext() ? "," : ""));
            } else {
                levels.pop();
                text.append(level.close).append(level.after);
            }
        }
        return text.toString();
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

    /// A string in quotes, with the escapes that JSON asks for, and half a surrogate pair escaped too, since no font or encoding has it.
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
                    if (c < 0x20 || Character.isSurrogate(c) && !isPaired(text, i)) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /// What `value` begins with, all of it where it has no children; where it has some, they are now the topmost level.
    private static String opened(Json value, Deque<Level> levels, String after) {
        if (value instanceof Json.Obj object && !object.members().isEmpty()) {
            var members = object.members().stream().map(member -> new Child(member.name(), member.value()));
            levels.push(new Level(members.iterator(), "}", after));
            return "{";
        }
        if (value instanceof Json.Arr array && !array.elements().isEmpty()) {
            levels.push(new Level(array.elements().stream().map(element -> new Child(null, element)).iterator(), "]", after));
            return "[";
        }
        return brief(value) + after;
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
                    line(levels.size(), level.close + level.after);
                    continue;
                }
                var child = level.children.next();
                String after = level.children.hasNext() ? "," : "";
                begin(child.name() == null ? "" : quoted(child.name()) + ": ", child.value(), after);
            }
        }

        private void begin(String before, Json value, String after) {
            int depth = levels.size();
            line(depth, before + opened(value, levels, after));
        }

        private void line(int depth, String text) {
            Lines.fold(STEP.repeat(Math.min(depth, DEEPEST_INDENT)) + text, lines);
        }
    }

    private record Child(String name, Json value) {
    }

    private record Level(Iterator<Child> children, String close, String after) {
    }
}
