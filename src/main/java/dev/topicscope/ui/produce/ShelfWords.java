package dev.topicscope.ui.produce;

import java.util.ArrayList;
import java.util.List;

import dev.topicscope.model.DraftText;
import dev.topicscope.store.Sent;
import dev.topicscope.store.Sent.Content;
import dev.topicscope.store.Sent.Ending;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Texts;

/// What presets and past runs are called. Pure.
final class ShelfWords {

    private static final int KEY = 24;
    private static final int VALUE = 80;

    private ShelfWords() {
    }

    /// The beginning of what was sent.
    static String beginning(Sent run) {
        return switch (run.content()) {
            case Content.Typed(var text) -> beginning(text);
            case Content.TooLarge(long size) -> Texts.size(size) + ", too large to be kept";
            case Content.OfFile(var file) -> file.name() + " · " + KeptName.choice(file.reading().kind(), FileKind.LINES).label();
            case Content.Elsewhere(String what) -> what;
        };
    }

    /// The beginning of key and value.
    static String beginning(DraftText text) {
        String key = beginning(text.key(), KEY);
        String value = beginning(text.value(), VALUE);
        return isAbsent(text.key()) ? value : key + " · " + value;
    }

    /// How many records, and what became of them.
    static String outcome(Sent run) {
        long all = run.acknowledged() + run.failed() + run.neverSent();
        String count = Texts.count(all) + (all == 1 ? " record" : " records");
        String how = switch (run.ending()) {
            case DONE -> "";
            case STOPPED -> ", stopped";
            case FAILED -> ", ended by a failure";
        };
        if (run.failed() + run.neverSent() == 0) {
            return count + (all == 0 ? "" : " acknowledged") + how;
        }
        var parts = new ArrayList<String>(List.of(Texts.count(run.acknowledged()) + " acknowledged"));
        if (run.failed() > 0) {
            parts.add(Texts.count(run.failed()) + " failed");
        }
        if (run.neverSent() > 0) {
            parts.add(Texts.count(run.neverSent()) + " never sent");
        }
        return count + ": " + String.join(", ", parts) + how;
    }

    /// What there is no room for in a line: where the file was, and what went wrong; empty if there is neither.
    static String more(Sent run) {
        var lines = new ArrayList<String>();
        if (run.content() instanceof Content.OfFile(var file)) {
            lines.add(file.path().toString());
        }
        run.reason().ifPresent(lines::add);
        return String.join("\n", lines);
    }

    /// The colour of a run.
    static String tone(Sent run) {
        return run.failed() > 0 || run.ending() == Ending.FAILED ? Look.BAD : run.ending() == Ending.STOPPED ? Look.WARN : Look.GOOD;
    }

    private static boolean isAbsent(DraftText.Field field) {
        return field.encoding().equals("null");
    }

    private static String beginning(DraftText.Field field, int most) {
        if (field.encoding().equals("null") || field.encoding().equals("empty")) {
            return field.encoding();
        }
        String text = field.text().substring(0, Math.min(field.text().length(), 2 * most)).replaceAll("\\s+", " ").strip();
        return text.length() > most ? text.substring(0, most) + "…" : text.isEmpty() ? "no text" : text;
    }
}
