package dev.topicscope.ui.produce;

import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.browse.Pace;
import dev.topicscope.ui.produce.PaceViewModel.Kind;
import dev.topicscope.ui.produce.PaceViewModel.Unit;

import static org.assertj.core.api.Assertions.assertThat;

class PaceViewModelTest {

    private final PaceViewModel pace = new PaceViewModel();

    @Test
    void isAsFastAsItGoesAtFirst() {
        assertThat(pace.pace()).contains(new Pace.Fastest());
        assertThat(pace.kinds()).doesNotContain(Kind.RECORDED);
    }

    @ParameterizedTest
    @CsvSource({"50, SECOND, 50", "0.1, SECOND, 0.1", "6, MINUTE, 0.1", "30, MINUTE, 0.5", "1 000, SECOND, 1000"})
    void steadyRatesAreASecondOrAMinute(String typed, Unit unit, double perSecond) {
        pace.kind().set(Kind.STEADY);
        pace.rate().text().set(typed);
        pace.unit().set(unit);

        assertThat(pace.pace()).contains(new Pace.Steady(perSecond, 1));
        assertThat(pace.rateProblem().get()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "0.09", "-1", "NaN", "1e99", "0,5"})
    void aRateThatIsNoneIsSaid(String typed) {
        pace.kind().set(Kind.STEADY);
        pace.rate().text().set(typed);

        assertThat(pace.pace()).isEmpty();
        assertThat(pace.rateProblem().get()).isPresent();
        assertThat(pace.consequence().get()).isEmpty();
    }

    @Test
    void tellsHowLongItWillTake() {
        pace.kind().set(Kind.STEADY);
        pace.rate().text().set("50");
        pace.records().set(OptionalLong.of(1_000));
        assertThat(plain(pace.consequence().get())).isEqualTo("1 000 records at 50/s take 20 s.");

        pace.atOnce().text().set("100");
        assertThat(plain(pace.consequence().get())).isEqualTo("1 000 records at 50/s, 100 at once every 2.0 s take 18 s.");

        pace.records().set(OptionalLong.empty());
        assertThat(plain(pace.consequence().get())).contains("until stopped");
    }

    @Test
    void flightsAreOfAtLeastOneRecord() {
        pace.kind().set(Kind.FLIGHTS);
        pace.flight().text().set("20");
        assertThat(pace.pace()).contains(new Pace.Flights(20));

        pace.flight().text().set("0");
        assertThat(pace.pace()).isEmpty();
        assertThat(pace.flight().problem().get()).isPresent();
    }

    @Test
    void theOriginalTimingGoesWithTimestampsOnly() {
        pace.timed().set(true);
        pace.kind().set(Kind.RECORDED);
        pace.speed().text().set("2");
        assertThat(pace.pace()).contains(new Pace.Recorded(2));

        pace.timed().set(false);
        assertThat(pace.kind().get()).isEqualTo(Kind.FASTEST);
    }

    private static String plain(String words) {
        return words.replace('\u202f', ' ');
    }
}
