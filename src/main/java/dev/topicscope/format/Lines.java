package dev.topicscope.format;

import java.util.ArrayList;
import java.util.List;

/// Cuts text into lines that a text control can take: JavaFX's freeze on a line of some hundred thousand characters. Pure.
public final class Lines {

    /// The longest line, in UTF-16 units.
    public static final int LONGEST = 2000;

    private Lines() {
    }

    /// The lines of `text`, those longer than [#LONGEST] cut; never in the middle of a surrogate pair.
    public static List<String> of(String text) {
        var lines = new ArrayList<String>();
        text.lines().forEach(line -> fold(line, lines));
        if (lines.isEmpty()) {
            lines.add("");
        }
        return lines;
    }

    static void fold(String line, List<String> target) {
        int from = 0;
        while (line.length() - from > LONGEST) {
            int to = from + LONGEST;
            if (Character.isHighSurrogate(line.charAt(to - 1))) {
                to--;
            }
            target.add(line.substring(from, to));
            from = to;
        }
        target.add(line.substring(from));
    }
}
