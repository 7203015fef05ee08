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

/// A start or an end as it is written: a word, such as `latest`, or a word and a value, such as `offset:42`. Pure.
///
/// `what` is the noun for messages, `start` or `end`; `word` is in small letters; `value` is what stands after the first colon, with the
/// spaces around it.
record Notation(String what, String text, String word, String value) {

    static Notation of(String what, String text) {
        int colon = text.indexOf(':');
        return new Notation(what, text, (colon < 0 ? text : text.substring(0, colon)).strip().toLowerCase(Locale.ROOT),
                colon < 0 ? "" : text.substring(colon + 1));
    }

    /// What the word alone means.
    ///
    /// @throws FailureException `Invalid` if there is a value
    <T> T alone(T meaning) throws FailureException {
        if (!value.isBlank()) {
            throw invalid("“" + text + "” is no " + what + " of a read: " + word + " takes no value.");
        }
        return meaning;
    }

    /// @throws FailureException `Invalid` if the value is no whole number from `least` to `most`
    long number(long least, long most) throws FailureException {
        try {
            long number = Long.parseLong(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // The sentence below says what is wrong, better than the exception does.
        }
        throw invalid("“" + text + "” needs a whole number from " + least + " to " + most + " after the colon.");
    }

    /// The moment that the value is: without an offset, in `zone`; a date alone is its first moment there.
    ///
    /// @throws FailureException `Invalid` if it is none
    Instant time(ZoneId zone) throws FailureException {
        String moment = value.strip();
        try {
            if (!moment.contains("T")) {
                return LocalDate.parse(moment).atStartOfDay(zone).toInstant();
            }
            return moment.matches(".*T.*(Z|z|[+-][0-9:]+)") ? OffsetDateTime.parse(moment).toInstant()
                    : LocalDateTime.parse(moment).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw invalid("“" + text + "” needs an ISO date or time after “time:”, such as 2026-11-24T09:30 or 2026-11-24T09:30:00Z.");
        }
    }

    /// The value as it is, since a name may hold any character.
    ///
    /// @throws FailureException `Invalid` if there is none
    String name() throws FailureException {
        if (value.isEmpty()) {
            throw invalid("“" + text + "” needs a name after the colon.");
        }
        return value;
    }

    /// What to throw when the word is none of `forms`.
    FailureException unknown(String forms) {
        return invalid("“" + text + "” is no " + what + " of a read: use " + forms + ".");
    }

    private FailureException invalid(String reason) {
        return new FailureException(new Failure.Invalid(what, reason, ""));
    }
}
