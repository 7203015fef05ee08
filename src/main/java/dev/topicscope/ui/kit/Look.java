package dev.topicscope.ui.kit;

import java.util.Locale;

import dev.topicscope.model.Marking;

/// The style classes of `app.css`.
public final class Look {

    public static final String TOP_BAR = "top-bar";
    public static final String SIDEBAR = "sidebar";
    public static final String SIDEBAR_FILTER = "sidebar-filter";
    public static final String HEADING = "heading";
    public static final String FACT = "fact";
    public static final String DOT = "dot";
    public static final String PAGE = "page";
    public static final String PAGE_HEADER = "page-header";
    public static final String PAGE_TITLE = "page-title";
    public static final String CHIP = "chip";
    public static final String TOOL_BAR = "tools";
    public static final String STATUS_BAR = "status-bar";
    public static final String INSPECTOR = "inspector";
    public static final String DRAWER = "drawer";
    public static final String NOTICE = "notice";
    public static final String EMPTY = "empty-state";
    public static final String PILL = "pill";
    public static final String FIELD_PROBLEM = "field-problem";
    /// What works, but not as meant.
    public static final String FIELD_ADVICE = "field-advice";
    public static final String FIGURES = "figures";

    /// Payloads, keys, offsets, addresses: in the monospaced font.
    public static final String MONO = "mono";
    /// A column of numbers.
    public static final String NUMBER = "number";

    /// A column of mixed values that shows numbers: its header stands over them, its other values as they do elsewhere.
    public static final String NUMBERS = "numbers";

    /// A number in a column of mixed values.
    public static final String FIELD_NUMBER = "field-number";

    public static final String GOOD = "good";
    public static final String WARN = "warn";
    public static final String BAD = "bad";
    public static final String INFO = "info";
    public static final String QUIET = "quiet";
    /// What stands for a value that is not there: `null`, empty.
    public static final String ABSENT = "absent";
    /// Bytes that are no text.
    public static final String BINARY = "binary";

    private Look() {
    }

    /// The class that colours what is marked so.
    public static String marking(Marking.Colour colour) {
        return "marking-" + colour.name().toLowerCase(Locale.ROOT);
    }
}
