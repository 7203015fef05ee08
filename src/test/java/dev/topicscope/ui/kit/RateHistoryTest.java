package dev.topicscope.ui.kit;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RateHistoryTest {

    @Test
    void aDayIsAtMostSixHundredPointsAndNoRecordIsLost() {
        var history = new RateHistory(2);
        for (int second = 1; second <= 86_400; second++) {
            history.add(Duration.ofSeconds(second), second * 1_000L, second / 10);
        }

        assertThat(history.points()).hasSizeBetween(300, RateHistory.MOST);
        assertThat(history.points()).allSatisfy(point -> assertThat(point.perSecond().getFirst()).isEqualTo(1_000.0));
        double failed = history.points().stream().mapToDouble(point -> point.perSecond().get(1)
                * point.to().minus(point.from()).toMillis() / 1_000.0).sum();
        double end = history.points().getLast().to().toSeconds();
        assertThat(failed).isCloseTo(end / 10, within(1.0));
    }

    @Test
    void pointsFollowEachOtherWithoutAGap() {
        var history = new RateHistory(1);
        for (int look = 1; look < 5_000; look++) {
            history.add(Duration.ofMillis(look * 37L), look);
        }
        var before = Duration.ZERO;
        for (var point : history.points()) {
            assertThat(point.from()).isEqualTo(before);
            before = point.to();
        }
    }

    @Test
    void aSlowSteadyRateIsALevelLineAndAStallIsSeen() {
        var history = new RateHistory(1);
        for (int look = 1; look <= 100; look++) {
            history.add(Duration.ofMillis(look * 130L), look * 130L / 100);
        }
        assertThat(history.points().stream().filter(point -> point.from().toSeconds() >= 2)).isNotEmpty()
                .allSatisfy(point -> assertThat(point.perSecond().getFirst()).isCloseTo(10, within(1.0)));

        for (int look = 101; look <= 500; look++) {
            history.add(Duration.ofMillis(look * 130L), 130);
        }
        assertThat(history.points().getLast().perSecond().getFirst()).isZero();
    }

    @Test
    void whatIsShorterThanAPointIsOne() {
        var history = new RateHistory(1);
        assertThat(history.points()).isEmpty();
        history.add(Duration.ofMillis(20), 50);

        assertThat(history.points()).singleElement().satisfies(point -> {
            assertThat(point.to()).isEqualTo(Duration.ofMillis(20));
            assertThat(point.perSecond().getFirst()).isCloseTo(2_500, within(1e-6));
        });
    }

    @Test
    void theAxisEndsAtARoundNumber() {
        assertThat(RateChart.roundUp(0)).isEqualTo(1);
        assertThat(RateChart.roundUp(3)).isEqualTo(4);
        assertThat(RateChart.roundUp(1_010)).isEqualTo(2_000);
        assertThat(RateChart.roundUp(9_500)).isEqualTo(10_000);
    }
}
