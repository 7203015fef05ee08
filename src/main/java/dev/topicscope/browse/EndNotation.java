package dev.topicscope.browse;

import java.time.Instant;
import java.time.ZoneId;

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
        var notation = Notation.of("end", text);
        return switch (notation.word()) {
            case "live" -> notation.alone(new End.Never());
            case "now" -> notation.alone(new End.Now());
            case "offset" -> new End.BeforeOffset(notation.number(0, Long.MAX_VALUE));
            case "time" -> new End.BeforeTime(notation.time(zone));
            case "count" -> new End.Count(notation.number(1, Long.MAX_VALUE));
            default -> throw notation.unknown(FORMS);
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
}
