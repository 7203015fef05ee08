package dev.topicscope.ui.kit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import dev.topicscope.model.TimeRange;

/// What a timeline says. Pure.
final class TimelineWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter MILLI = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ENGLISH);

    private TimelineWords() {
    }

    /// A slice and its count, and why that is an estimate where it is one.
    static String slice(TimeBars bars, TimeRange slice, ZoneId zone) {
        long count = bars.counts().get((int) bars.slices().indexOf(slice.from()));
        return range(slice, zone) + "\n" + (bars.doubts().isEmpty() ? "" : "about ") + records(count)
                + (bars.doubts().isEmpty() ? "" : "\n" + bars.doubts());
    }

    /// The whole in words, for who can't see it.
    static String summary(Optional<TimeBars> bars, Optional<TimeRange> selection, String hint, ZoneId zone) {
        if (bars.isEmpty()) {
            return "Timeline, not known yet";
        }
        var shown = bars.get();
        long sum = shown.counts().stream().mapToLong(Long::longValue).sum();
        return "Timeline: " + (shown.doubts().isEmpty() ? "" : "about ") + records(sum) + ", " + range(shown.slices().range(), zone)
                + selection.map(range -> "; selected " + range(range, zone)).orElse("")
                + (hint.isEmpty() ? "" : "; " + hint.replace('\n', ' '));
    }

    /// `Thu 19 Nov 2026 14:00 – 15:30 UTC+9`, as exact as the range is.
    static String range(TimeRange range, ZoneId zone) {
        var from = range.from().atZone(zone);
        var to = range.to().atZone(zone);
        var time = time(range);
        boolean days = isMidnight(from) && isMidnight(to);
        String begin = DAY.format(from) + (days ? "" : " " + time.format(from));
        boolean sameDay = from.toLocalDate().equals(to.toLocalDate());
        if (days && from.toLocalDate().plusDays(1).equals(to.toLocalDate())) {
            return begin + " " + Texts.zone(zone, range.from());
        }
        String end = days ? DAY.format(to.minusDays(1)) : (sameDay ? "" : DAY.format(to) + " ") + time.format(to);
        return begin + " – " + end + " " + Texts.zone(zone, range.from());
    }

    static String records(long count) {
        return Texts.count(count) + (count == 1 ? " record" : " records");
    }

    private static DateTimeFormatter time(TimeRange range) {
        if (isWhole(range.from(), 60_000) && isWhole(range.to(), 60_000)) {
            return MINUTE;
        }
        return isWhole(range.from(), 1000) && isWhole(range.to(), 1000) ? SECOND : MILLI;
    }

    private static boolean isWhole(Instant moment, long millis) {
        return moment.toEpochMilli() % millis == 0;
    }

    private static boolean isMidnight(ZonedDateTime moment) {
        return moment.toLocalDate().atStartOfDay(moment.getZone()).equals(moment);
    }
}
