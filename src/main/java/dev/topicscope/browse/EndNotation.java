package dev.topicscope.browse;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Writes an [End] as text and reads it again: `live`, `now`, `offset:42`, `time:2026-11-24T09:30`, `count:1000`. Pure.
public final class EndNotation {

    private static final String FORMS = "live, now, offset:N, time:ISO (such as time:2026-11-24T09:30) or count:N";

    private EndNotation() {
    }

    /// Reads `text`. A time without an offset is in `zone`; a date alone is its first moment there.
    ///
    /// @throws FailureException `Invalid` with a sentence that names `text` if it is none of the forms
    public static End parse(String text, ZoneId zone) throws FailureException {
        int colon = text.indexOf(':');
        String kind = (colon < 0 ? text : text.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
        String value = colon < 0 ? "" : text.substring(colon + 1).strip();
        return switch (kind) {
            case "live" -> withoutValue(text, value, new End.Never());
            case "now" -> withoutValue(text, value, new End.Now());
            case "offset" -> new End.BeforeOffset(StartNotation.number(text, value, 0, Long.MAX_VALUE));
            case "time" -> new End.BeforeTime(StartNotation.time(text, value, zone));
            case "count" -> new End.Count(StartNotation.number(text, value, 1, Long.MAX_VALUE));
            default -> throw invalid("“" + text + "” is no end of a read: use " + FORMS + ".");
        };
    }

    /// The text that [#parse] reads as `end`, whatever the zone.
    public static String write(End end) {
        return switch (end) {
            case End.Never() -> "live";
            case End.Now() -> "now";
            case End.BeforeOffset(long offset) -> "offset:" + offset;
            case End.BeforeTime(Instant time) -> "time:" + time;
            case End.Count(long records) -> "count:" + records;
        };
    }

    private static End withoutValue(String text, String value, End end) throws FailureException {
        if (!value.isEmpty()) {
            throw invalid("“" + text + "” is no end of a read: " + write(end) + " takes no value.");
        }
        return end;
    }

    private static FailureException invalid(String reason) {
        return new FailureException(new Failure.Invalid("end", reason, ""));
    }
}
