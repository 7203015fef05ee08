package dev.topicscope.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.topicscope.model.RecordCount;

/// Puts numbers, sizes and times into words, in the same way everywhere. Pure.
public final class Texts {

    /// Between groups of digits, and between a number and its unit: as wide as a thin space, and never a place to break a line.
    public static final char THIN_SPACE = '\u202f';

    private static final int GROUP = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Texts() {
    }

    /// All digits, in groups: `4 000 000`.
    public static String count(long number) {
        var text = new StringBuilder(Long.toString(number));
        for (int at = text.length() - GROUP; at > (number < 0 ? 1 : 0); at -= GROUP) {
            text.insert(at, THIN_SPACE);
        }
        return text.toString();
    }

    /// Two or three digits that matter: `317`, `4.0 k`, `912 k`, `31 M`.
    public static String shortCount(long number) {
        return scaled(number, 1000, new String[] {"", "k", "M", "G", "T"});
    }

    /// A size in decimal units: `211 B`, `4.0 kB`, `812 MB`.
    public static String size(long bytes) {
        return scaled(bytes, 1000, new String[] {"B", "kB", "MB", "GB", "TB"});
    }

    /// `12 records`; `~12 records` where the number is an estimate.
    public static String records(RecordCount count) {
        return (count.isEstimate() ? "~" : "") + count(count.records()) + (count.records() == 1 ? " record" : " records");
    }

    /// Why a count is an estimate, as sentences; empty if it is exact.
    public static String doubts(RecordCount count) {
        var text = new StringBuilder();
        if (count.doubts().contains(RecordCount.Doubt.COMPACTED)) {
            text.append("An estimate: compaction removes records between the offsets, so there may be fewer. ");
        }
        if (count.doubts().contains(RecordCount.Doubt.TRANSACTIONAL)) {
            text.append("An estimate: transaction markers take offsets too, so there may be fewer. ");
        }
        if (count.doubts().contains(RecordCount.Doubt.INCOMPLETE)) {
            text.append("Not every partition answered: there may be more. ");
        }
        return text.toString().strip();
    }

    /// `1 204 records/s`; one decimal below ten.
    public static String rate(double perSecond) {
        return (perSecond > 0 && perSecond < 9.95 ? oneDecimal(perSecond) : count(Math.round(perSecond))) + " records/s";
    }

    /// `3.2`.
    public static String oneDecimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /// The largest unit that fits: `3 ms`, `1.3 s`, `2 min 5 s`, `7 d`.
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return unit(millis, "ms");
        }
        if (millis < 59_500) {
            return String.format(Locale.ROOT, millis < 9_950 ? "%.1f" : "%.0f", millis / 1000.0) + THIN_SPACE + "s";
        }
        if (millis < 60_000) {
            return two(1, "min", 0, "s");
        }
        if (duration.toMinutes() < 60) {
            return two(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
        }
        if (duration.toHours() < 48) {
            return two(duration.toHours(), "h", duration.toMinutesPart(), "min");
        }
        return unit(duration.toDays(), "d");
    }

    /// A record's time for a table: the time of day, with as much of the date before it as `today` does not tell.
    public static String time(Instant instant, ZoneId zone, LocalDate today) {
        var time = instant.atZone(zone);
        if (time.toLocalDate().equals(today)) {
            return TIME.format(time);
        }
        return (time.getYear() == today.getYear() ? DAY_AND_TIME : FULL).format(time);
    }

    /// A moment in full, with its zone: `2026-11-24 14:00:35.633 UTC+9`.
    public static String moment(Instant instant, ZoneId zone) {
        return FULL.format(instant.atZone(zone)) + " " + zone(zone, instant);
    }

    /// A moment of today: `14:00:35`.
    public static String clock(Instant instant, ZoneId zone) {
        return CLOCK.format(instant.atZone(zone));
    }

    /// How far a zone is from UTC at a moment: `UTC`, `UTC+9`, `UTC+5:30`.
    public static String zone(ZoneId zone, Instant at) {
        ZoneOffset offset = zone.getRules().getOffset(at);
        int minutes = offset.getTotalSeconds() / 60;
        if (minutes == 0) {
            return "UTC";
        }
        String rest = minutes % 60 == 0 ? "" : String.format(Locale.ROOT, ":%02d", Math.abs(minutes % 60));
        return "UTC" + (minutes < 0 ? "−" : "+") + Math.abs(minutes / 60) + rest;
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return unit(large, largeUnit) + (small == 0 ? "" : " " + unit(small, smallUnit));
    }

    private static String unit(long number, String name) {
        return number + "" + THIN_SPACE + name;
    }

    private static String scaled(long number, int step, String[] units) {
        double value = number;
        int unit = 0;
        while (Math.abs(value) >= (unit == 0 ? step : step - 0.5) && unit < units.length - 1) {
            value /= step;
            unit++;
        }
        String digits = unit == 0 ? Long.toString(number) : String.format(Locale.ROOT, Math.abs(value) < 9.95 ? "%.1f" : "%.0f", value);
        return units[unit].isEmpty() ? digits : digits + THIN_SPACE + units[unit];
    }
}
