package dev.topicscope.model;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimeSlicesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-15T00:00:00Z, 2026-11-22T00:00:00Z, 120, PT2H, 84",
        "2026-11-15T00:00:00Z, 2026-11-22T00:00:00Z, 25, PT12H, 14",
        "2026-11-15T10:00:03Z, 2026-11-15T10:01:40Z, 100, PT1S, 97",
        "2026-11-15T10:00:03Z, 2026-11-15T10:01:50Z, 100, PT2S, 54",
        "2026-11-15T10:00:00.123Z, 2026-11-15T10:00:00.123Z, 100, PT0.001S, 1",
        "2026-11-15T10:00:00.000Z, 2026-11-15T10:00:00.150Z, 100, PT0.002S, 75",
        "1969-12-31T23:59:30Z, 1970-01-01T00:00:30Z, 10, PT10S, 6",
        "1970-01-01T00:00:00Z, 2100-01-01T00:00:00Z, 30, P1820D, 27",
    })
    void haveTheShortestStepOfWhichNoMoreThanWantedAreNeeded(Instant from, Instant to, int most, Duration step, int count) {
        var slices = TimeSlices.covering(new TimeRange(from, to), most);

        assertThat(slices.step()).isEqualTo(step);
        assertThat(slices.count()).isEqualTo(count);
        assertThat(slices.range().covers(new TimeRange(from, to))).isTrue();
        assertThat(slices.from().toEpochMilli() % slices.step().toMillis()).isZero();
    }

    @Test
    void coverAnyTimeThereIs() {
        var range = new TimeRange(Instant.ofEpochMilli(-1L << 50), Instant.ofEpochMilli(1L << 50));

        var slices = TimeSlices.covering(range, 25);

        assertThat(slices.count()).isLessThanOrEqualTo(25);
        assertThat(slices.range().covers(range)).isTrue();
    }

    @Test
    void knowWhichSliceHoldsAMoment() {
        var slices = new TimeSlices(Instant.EPOCH, Duration.ofSeconds(10), 3);

        assertThat(slices.indexOf(Instant.ofEpochMilli(-1))).isEqualTo(-1);
        assertThat(slices.indexOf(Instant.EPOCH)).isZero();
        assertThat(slices.indexOf(Instant.ofEpochMilli(9_999))).isZero();
        assertThat(slices.indexOf(Instant.ofEpochSecond(10))).isEqualTo(1);
        assertThat(slices.indexOf(Instant.ofEpochSecond(30))).isEqualTo(3);
        assertThat(slices.slice(1)).isEqualTo(new TimeRange(Instant.ofEpochSecond(10), Instant.ofEpochSecond(20)));
    }

    @Test
    void cantBeNone() {
        assertThatThrownBy(() -> new TimeSlices(Instant.EPOCH, Duration.ZERO, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeSlices(Instant.EPOCH, Duration.ofSeconds(1), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TimeSlices.covering(new TimeRange(Instant.EPOCH, Instant.EPOCH), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
