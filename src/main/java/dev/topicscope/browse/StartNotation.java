package dev.topicscope.browse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Start;

/// Writes a [Start] as text and reads it again: `earliest`, `latest`, `last:500`, `offset:42`, `time:2026-11-24T09:30`. Pure.
public final class StartNotation {

    private static final String FORMS = "earliest, latest, last:N, offset:N or time:ISO (such as time:2026-11-24T09:30)";

    private StartNotation() {
    }

    /// Reads `text`. A time without an offset is in `zone`; a date alone is its first moment there.
    ///
    /// @throws FailureException `Invalid` with a sentence that names `text` if it is none of the forms
    public static Start parse(String text, ZoneId zone) throws FailureException {
        int colon = text.indexOf(':');
        String kind = (colon < 0 ? text : text.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
        String value = colon < 0 ? "" : text.substring(colon + 1).strip();
        return switch (kind) {
            case "earliest" -> withoutValue(text, value, new Start.Earliest());
            case "latest" -> withoutValue(text, value, new Start.Latest());
            case "last" -> new Start.Last((int) number(text, value, 1, Integer.MAX_VALUE));
            case "offset" -> new Start.AtOffset(number(text, value, 0, Long.MAX_VALUE));
            case "time" -> new Start.AtTime(time(text, value, zone));
            default -> throw invalid("“" + text + "” is no start of a read: use " + FORMS + ".");
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
        };
    }

    private static Start withoutValue(String text, String value, Start start) throws FailureException {
        if (!value.isEmpty()) {
            throw invalid("“" + text + "” is no start of a read: " + write(start) + " takes no value.");
        }
        return start;
    }

    /// The number after the colon.
    static long number(String text, String value, long least, long most) throws FailureException {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // The sentence below says what is wrong, better than the exception does.
        }
        throw invalid("“" + text + "” needs a whole number from " + least + " to " + most + " after the colon.");
    }

    /// The time after the colon.
    static Instant time(String text, String value, ZoneId zone) throws FailureException {
        try {
            if (!value.contains("T")) {
                return LocalDate.parse(value).atStartOfDay(zone).toInstant();
            }
            return value.matches(".*T.*(Z|z|[+-][0-9:]+)") ? OffsetDateTime.parse(value).toInstant()
                    : LocalDateTime.parse(value).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw invalid("“" + text + "” needs an ISO date or time after “time:”, such as 2026-11-24T09:30 or 2026-11-24T09:30:00Z.");
        }
    }

    private static FailureException invalid(String reason) {
        return new FailureException(new Failure.Invalid("start", reason, ""));
    }
}
