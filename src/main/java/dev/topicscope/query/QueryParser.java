package dev.topicscope.query;

/// Reads the text of the search box. [QueryHelp] tells its language by examples.
///
/// The first jq expression beyond comparisons loads jq's functions, which takes some tens of milliseconds; everything else is fast enough
/// for each key pressed.
public final class QueryParser {

    private QueryParser() {
    }

    /// What the text is. Never throws.
    public static Parsed parse(String text) {
        if (text.isBlank()) {
            return new Parsed.Blank();
        }
        try {
            return new Parsed.Ready(new TermReader(text).read());
        } catch (WrongException e) {
            int from = Math.clamp(e.from(), 0, text.length() - 1);
            return new Parsed.Problem(from, Math.clamp(e.to(), from + 1, text.length()), e.getMessage());
        }
    }
}
