package dev.topicscope.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.model.RecordCount;
import dev.topicscope.model.RecordCount.Doubt;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant NOON = Instant.parse("2026-11-24T05:00:35.633Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "317, 317", "1204, 1 204", "4000000, 4 000 000", "-12904, -12 904",
            "9223372036854775807, 9 223 372 036 854 775 807"})
    void countsInGroups(long number, String text) {
        assertThat(plain(Texts.count(number))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "1000, 1.0 k", "9949, 9.9 k", "9950, 10 k", "912000, 912 k", "999499, 999 k",
            "999500, 1.0 M", "4000000, 4.0 M",
            "31400000, 31 M", "-4000, -4.0 k"})
    void countsInShort(long number, String text) {
        assertThat(plain(Texts.shortCount(number))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "211, 211 B", "1000, 1.0 kB", "812000000, 812 MB", "268435456, 268 MB", "1500000000000, 1.5 TB",
            "5000000000000000, 5000 TB"})
    void sizesInDecimalUnits(long bytes, String text) {
        assertThat(plain(Texts.size(bytes))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999, 999 ms", "1000, 1.0 s", "1340, 1.3 s", "9949, 9.9 s", "9950, 10 s", "59499, 59 s",
            "59500, 1 min", "60000, 1 min",
            "125000, 2 min 5 s", "3600000, 1 h", "5400000, 1 h 30 min", "172800000, 2 d", "604800000, 7 d"})
    void durationsInTheLargestUnit(long millis, String text) {
        assertThat(plain(Texts.duration(Duration.ofMillis(millis)))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 records/s", "0.04, 0.0 records/s", "9.94, 9.9 records/s", "9.95, 10 records/s", "1204.4, 1 204 records/s"})
    void rates(double perSecond, String text) {
        assertThat(plain(Texts.rate(perSecond))).isEqualTo(text);
    }

    @Test
    void anEstimateIsMarkedAndExplained() {
        var exact = new RecordCount(1, Set.of());
        var estimate = new RecordCount(12904, Set.of(Doubt.COMPACTED));

        assertThat(Texts.records(exact)).isEqualTo("1 record");
        assertThat(Texts.doubts(exact)).isEmpty();
        assertThat(plain(Texts.records(estimate))).isEqualTo("~12 904 records");
        assertThat(Texts.doubts(estimate)).contains("compaction");
    }

    @Test
    void everyDoubtHasItsSentence() {
        for (Doubt doubt : Doubt.values()) {
            assertThat(Texts.doubts(new RecordCount(1, Set.of(doubt)))).as(doubt.name()).endsWith(".");
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24, 14:00:35.633", "2026-11-25, 11-24 14:00:35.633", "2027-01-01, 2026-11-24 14:00:35.633"})
    void aTimeTellsAsMuchOfItsDateAsTodayDoesNot(LocalDate today, String text) {
        assertThat(Texts.time(NOON, SEOUL, today)).isEqualTo(text);
    }

    @Test
    void aMomentTellsItsZone() {
        assertThat(Texts.moment(NOON, SEOUL)).isEqualTo("2026-11-24 14:00:35.633 UTC+9");
        assertThat(Texts.clock(NOON, SEOUL)).isEqualTo("14:00:35");
    }

    @ParameterizedTest
    @CsvSource({"UTC, UTC", "Asia/Seoul, UTC+9", "Asia/Kolkata, UTC+5:30", "America/St_Johns, UTC−3:30"})
    void zonesByTheirDistance(ZoneId zone, String text) {
        assertThat(Texts.zone(zone, NOON)).isEqualTo(text);
    }

    private static String plain(String text) {
        return text.replace(Texts.THIN_SPACE, ' ');
    }
}
