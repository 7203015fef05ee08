package dev.topicscope.ui.produce;

import java.util.Comparator;
import java.util.stream.Stream;

/// What stands between the fields of a CSV file.
public enum Separator {
    COMMA(',', "Comma ,"),
    SEMICOLON(';', "Semicolon ;"),
    TAB('\t', "Tab"),
    BAR('|', "Bar |");

    private final char sign;
    private final String label;

    Separator(char sign, String label) {
        this.sign = sign;
        this.label = label;
    }

    public char sign() {
        return sign;
    }

    public String label() {
        return label;
    }

    /// The one that stands most often in the line that names the columns; the comma if none does.
    static Separator guess(String line) {
        return Stream.of(values()).max(Comparator.comparingLong((Separator one) -> line.chars().filter(c -> c == one.sign).count())
                .thenComparing(Comparator.reverseOrder())).orElse(COMMA);
    }
}
