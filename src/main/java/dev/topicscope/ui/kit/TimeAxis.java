package dev.topicscope.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.topicscope.model.TimeRange;

/// Chooses which moments of a range are labelled, and how, so that the labels are at round times of a zone and have room. Pure.
final class TimeAxis {

    private static final Duration DAY = Duration.ofDays(1);
    private static final List<Duration> WITHIN_A_DAY = Stream.concat(Stream.of(5, 10, 50, 100, 500).map(Duration::ofMillis),
            Stream.of(1, 5, 15, 30, 60, 300, 900, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600).map(Duration::ofSeconds)).toList();
    private static final int[] DAYS = {1, 2, 7, 14};
    private static final int[] MONTHS = {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
    private static final int DAYS_OF_MONTH = 31;

    private static final DateTimeFormatter DAY_NAME = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter MILLI = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ENGLISH);

    private TimeAxis() {
    }

    /// A label, and the moment it belongs to.
    record Tick(Instant at, String text) {
    }

    /// The labels of `range`, at most `most` of them, in the order of time.
    static List<Tick> ticks(TimeRange range, int most, ZoneId zone) {
        int room = Math.max(1, most);
        for (var step : WITHIN_A_DAY) {
            if (range.length().dividedBy(step) < room) {
                return withinDays(range, step, zone);
            }
        }
        for (int days : DAYS) {
            if (range.length().dividedBy(DAY.multipliedBy(days)) < room) {
                return days(range, days, zone);
            }
        }
        for (int months : MONTHS) {
            if (range.length().dividedBy(DAY.multipliedBy((long) months * DAYS_OF_MONTH)) < room) {
                return months(range, months, zone);
            }
        }
        return List.of();
    }

    private static List<Tick> withinDays(TimeRange range, Duration step, ZoneId zone) {
        var ticks = new ArrayList<Tick>();
        for (var day = range.from().atZone(zone).toLocalDate(); start(day, zone).isBefore(range.to()); day = day.plusDays(1)) {
            var midnight = start(day, zone);
            var end = start(day.plusDays(1), zone);
            long skipped = Math.max(0, Math.ceilDiv(Duration.between(midnight, range.from()).toMillis(), step.toMillis()));
            for (var at = midnight.plus(step.multipliedBy(skipped)); at.isBefore(end) && at.isBefore(range.to()); at = at.plus(step)) {
                var format = at.equals(midnight) ? DAY_NAME : step.toMillis() < 1000 ? MILLI : step.toSeconds() < 60 ? SECOND : MINUTE;
                ticks.add(new Tick(at, format.format(at.atZone(zone))));
            }
        }
        return ticks;
    }

    private static List<Tick> days(TimeRange range, int step, ZoneId zone) {
        var format = range.length().compareTo(DAY.multipliedBy(DAYS_OF_MONTH - 3)) < 0 ? DAY_NAME : DATE;
        var ticks = new ArrayList<Tick>();
        var first = range.from().atZone(zone).toLocalDate();
        var day = first.minusDays(Math.floorMod(first.toEpochDay(), step));
        for (; start(day, zone).isBefore(range.to()); day = day.plusDays(step)) {
            add(ticks, range, day, format, zone);
        }
        return ticks;
    }

    private static List<Tick> months(TimeRange range, int step, ZoneId zone) {
        var ticks = new ArrayList<Tick>();
        var first = range.from().atZone(zone).toLocalDate().withDayOfMonth(1);
        long months = first.getYear() * 12L + first.getMonthValue() - 1;
        var day = first.minusMonths(Math.floorMod(months, step));
        for (; start(day, zone).isBefore(range.to()); day = day.plusMonths(step)) {
            add(ticks, range, day, step % 12 == 0 ? YEAR : MONTH, zone);
        }
        return ticks;
    }

    private static void add(List<Tick> ticks, TimeRange range, LocalDate day, DateTimeFormatter format, ZoneId zone) {
        if (range.contains(start(day, zone))) {
            ticks.add(new Tick(start(day, zone), format.format(day)));
        }
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
