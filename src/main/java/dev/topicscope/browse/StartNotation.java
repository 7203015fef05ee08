package dev.topicscope.browse;

import java.time.Instant;
import java.time.ZoneId;

import dev.topicscope.model.FailureException;
import dev.topicscope.model.Start;

/// Writes a [Start] as text and reads it again: `earliest`, `latest`, `last:500`, `offset:42`, `time:2026-11-24T09:30`, `group:billing`.
/// Pure.
public final class StartNotation {

    private static final String FORMS = "earliest, latest, last:N, offset:N, time:ISO (such as time:2026-11-24T09:30) or group:NAME";

    private StartNotation() {
    }

    /// Reads `text`. A time without an offset is in `zone`; a date alone is its first moment there.
    ///
    /// @throws FailureException `Invalid` with a sentence that names `text` if it is none of the forms
    public static Start parse(String text, ZoneId zone) throws FailureException {
        var notation = Notation.of("start", text);
        return switch (notation.word()) {
            case "earliest" -> notation.alone(new Start.Earliest());
            case "latest" -> notation.alone(new Start.Latest());
            case "last" -> new Start.Last((int) notation.number(1, Integer.MAX_VALUE));
            case "offset" -> new Start.AtOffset(notation.number(0, Long.MAX_VALUE));
            case "time" -> new Start.AtTime(notation.time(zone));
            case "group" -> new Start.Committed(notation.name());
            default -> throw notation.unknown(FORMS);
        };
    }

    /// The text that [#parse] reads as `start`, whatever the zone.
    public static String write(Start start) {
        return switch (start) {
            case Start.Earliest() -> "earliest";
            case Start.Latest() -> "latest";
            case Start.Last(int records) -> "last:" + records;
            case Start.AtOffset(long offset) -> "offset:" + offset;
            case Start.AtTime(Instant time) -> "time:" + time;
            case Start.Committed(String group) -> "group:" + group;
        };
    }
}
