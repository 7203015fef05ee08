package dev.topicscope.ui.produce;

/// How a file is read as records.
public enum FileKind {
    JSON_LINES("JSON Lines", "A record a line, as an export to JSON Lines writes them: nothing is lost."),
    CSV("CSV", "A record a row; the first line names the columns. An empty field is null."),
    LINES("Lines", "A record a line, byte for byte."),
    WHOLE("Whole file", "One record, whose value is the file, byte for byte.");

    private final String label;
    private final String explanation;

    FileKind(String label, String explanation) {
        this.label = label;
        this.explanation = explanation;
    }

    public String label() {
        return label;
    }

    public String explanation() {
        return explanation;
    }
}
