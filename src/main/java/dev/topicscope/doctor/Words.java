package dev.topicscope.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/// Small pieces of sentences.
final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {
    }

    static String day(Instant instant) {
        return DAY.withLocale(Locale.ENGLISH).format(instant);
    }

    static String listed(Collection<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /// `1 broker`, `3 brokers`.
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String span(Duration duration) {
        long seconds = duration.abs().toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7_200 ? seconds / 60 + " minutes" : seconds < 172_800 ? seconds / 3_600 + " hours" : seconds / 86_400 + " days";
    }
}
