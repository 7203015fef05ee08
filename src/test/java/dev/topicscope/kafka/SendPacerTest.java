package dev.topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.Pace;
import dev.topicscope.lab.Await;
import dev.topicscope.model.Draft;

import static org.assertj.core.api.Assertions.assertThat;

class SendPacerTest {

    private final ReadControl control = new ReadControl();
    private final SendBoard board = new SendBoard();

    @Test
    void aSteadyRateLetsNothingGoBeforeItsTime() throws Exception {
        var pacer = new SendPacer(new Pace.Steady(500, 1), control, board);
        long begun = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(pacer.awaitTurn(draft(Optional.empty()))).isTrue();
            assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(i * 2_000_000L);
        }
    }

    @Test
    void aFlightGoesAtOnceAndTheNextInItsTurn() throws Exception {
        var pacer = new SendPacer(new Pace.Steady(50, 5), control, board);
        long begun = System.nanoTime();
        for (int i = 0; i < 11; i++) {
            pacer.awaitTurn(draft(Optional.empty()));
            assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(i / 5 * 100_000_000L);
        }
    }

    @Test
    void recordedPausesAreKeptAndTimesThatGoBackDoNotWait() throws Exception {
        var pacer = new SendPacer(new Pace.Recorded(10), control, board);
        var start = Instant.parse("2026-11-24T00:00:00Z");
        long begun = System.nanoTime();
        pacer.awaitTurn(draft(Optional.of(start)));
        pacer.awaitTurn(draft(Optional.of(start.plusMillis(900))));
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(Duration.ofMillis(90).toNanos());
        assertThat(pacer.awaitTurn(draft(Optional.of(start.minusSeconds(100))))).isTrue();
        assertThat(pacer.awaitTurn(draft(Optional.empty()))).isTrue();
    }

    @Test
    void aRunThatIsToEndWaitsNoLonger() throws Exception {
        var pacer = new SendPacer(new Pace.Steady(0.1, 1), control, board);
        assertThat(pacer.awaitTurn(draft(Optional.empty()))).isTrue();
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                assertThat(pacer.awaitTurn(draft(Optional.empty()))).isFalse();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        control.end();
        Await.until("it has ended", Duration.ofSeconds(5), () -> !waiting.isAlive());
    }

    private static Draft draft(Optional<Instant> timestamp) {
        return new Draft(OptionalInt.empty(), timestamp, Optional.empty(), Optional.empty(), List.of());
    }
}
