package dev.topicscope.ui.kit;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.model.TimeRange;

import static org.assertj.core.api.Assertions.assertThat;

class TimeAxisTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2026-11-14T15:00:00Z | 2026-11-21T15:00:00Z | 8  | Asia/Seoul    | Sun 15, Mon 16, Tue 17, Wed 18, Thu 19, Fri 20, Sat 21",
        "2026-11-20T03:10:00Z | 2026-11-20T09:10:00Z | 8  | Asia/Seoul    | 13:00, 14:00, 15:00, 16:00, 17:00, 18:00",
        "2026-11-20T22:10:00Z | 2026-11-21T02:50:00Z | 6  | UTC           | 23:00, Sat 21, 01:00, 02:00",
        "2026-11-20T03:00:01Z | 2026-11-20T03:00:04Z | 5  | UTC           | 03:00:01, 03:00:02, 03:00:03",
        "2026-11-20T03:00:01Z | 2026-11-20T03:00:01.030Z | 5 | UTC        | 03:00:01.000, 03:00:01.010, 03:00:01.020",
        "2026-01-20T00:00:00Z | 2026-05-20T00:00:00Z | 5  | UTC           | Feb 2026, Mar 2026, Apr 2026, May 2026",
        "1970-01-01T00:00:00Z | 2100-01-02T00:00:00Z | 8  | UTC           | 1980, 2000, 2020, 2040, 2060, 2080, 2100",
        "2026-03-28T12:00:00Z | 2026-03-29T20:00:00Z | 6  | Europe/Berlin | 18:00, Sun 29, 07:00, 13:00, 19:00",
    })
    void labelsRoundTimesOfTheZone(Instant from, Instant to, int most, String zone, String expected) {
        var ticks = TimeAxis.ticks(new TimeRange(from, to), most, ZoneId.of(zone));

        assertThat(ticks.stream().map(TimeAxis.Tick::text)).containsExactly(expected.split(", "));
        assertThat(ticks).hasSizeLessThanOrEqualTo(most + 1);
    }
}
