package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.Pace;
import dev.topicscope.lab.Await;

import static org.assertj.core.api.Assertions.assertThat;

class SendPacerTest {

    private final ReadControl control = new ReadControl();
    private final SendBoard board = new SendBoard();

    @Test
    void aSteadyRateLetsNothingGoBeforeItsTime() throws Exception {
        var pacer = new SendPacer(new Pace.Steady(500, 1), control, board);
        long begun = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(pacer.awaitTurn(Optional.empty())).isTrue();
            assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(i * 2_000_000L);
        }
    }

    @Test
    void aFlightGoesAtOnceAndTheNextInItsTurn() throws Exception {
        var pacer = new SendPacer(new Pace.Steady(50, 5), control, board);
        long begun = System.nanoTime();
        for (int i = 0; i < 11; i++) {
            pacer.awaitTurn(Optional.empty());
            assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(i / 5 * 100_000_000L);
        }
    }

    @Test
    void recordedPausesAreKeptAndTimesThatGoBackDoNotWait() throws Exception {
        var pacer = new SendPacer(new Pace.Recorded(10), control, board);
        var start = Instant.parse("2026-11-24T00:00:00Z");
        long begun = System.nanoTime();
        pacer.awaitTurn(Optional.of(start));
        pacer.awaitTurn(Optional.of(start.plusMillis(900)));
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(Duration.ofMillis(90).toNanos());
        assertThat(pacer.awaitTurn(Optional.of(start.minusSeconds(100)))).isTrue();
        assertThat(pacer.awaitTurn(Optional.empty())).isTrue();
    }

    @Test
    void aRunThatIsToEndWaitsNoLonger() throws Exception {
        var pacer = new SendPacer(new Pace.Steady(0.1, 1), control, board);
        assertThat(pacer.awaitTurn(Optional.empty())).isTrue();
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                assertThat(pacer.awaitTurn(Optional.empty())).isFalse();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        control.end();
        Await.until("it has ended", Duration.ofSeconds(5), () -> !waiting.isAlive());
    }
}
