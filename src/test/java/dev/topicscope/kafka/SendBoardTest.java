package dev.topicscope.kafka;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.Sending.Counts;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.model.Failure;

import static org.assertj.core.api.Assertions.assertThat;

class SendBoardTest {

    private final SendBoard board = new SendBoard();

    @Test
    void whatIsOpenAtTheEndHadBeenSentOrNotAndIsCountedSo() {
        for (int i = 0; i < 10; i++) {
            board.handOver();
        }
        board.acknowledged(1, 0, 5, 10, 1_000_000);
        board.failed(2, "No.", false, 1_000_000);
        board.stop();
        assertThat(board.progress().counts().open()).isEqualTo(8);

        board.settle(3);
        board.acknowledged(3, 0, 6, 10, 1_000_000);

        assertThat(board.progress().counts()).isEqualTo(new Counts(10, 1, 4, 5));
        assertThat(board.progress().state()).isEqualTo(new State.Stopped());
        assertThat(board.progress().warnings()).singleElement().asString().startsWith("3 records had been sent but not been answered");
    }

    @Test
    void theFirstFailureIsToldAndNoneThatComesOfStopping() {
        board.fail(new Failure.Refused("send", "first"));
        board.fail(new Failure.Refused("send", "second"));
        board.stop();
        board.settle(0);
        assertThat(board.progress().state()).isEqualTo(new State.Failed(new Failure.Refused("send", "first")));

        var stopped = new SendBoard();
        stopped.stop();
        stopped.fail(new Failure.Refused("send", "because it ends"));
        stopped.settle(0);
        assertThat(stopped.progress().state()).isEqualTo(new State.Stopped());
    }

    @Test
    void failuresAreNotPushedOutByAnswersThatFollow() {
        board.handOver();
        board.failed(1, "No.", true, 0);
        for (int i = 2; i < 2_000; i++) {
            board.acknowledged(board.handOver(), 0, i, 1, 1);
        }
        assertThat(board.progress().last()).hasSize(500).extracting(answer -> answer.number()).first().isEqualTo(1_999L);
        assertThat(board.progress().lastFailed()).extracting(answer -> answer.number()).isEqualTo(List.of(1L));
    }

    @Test
    void percentilesAreRightToSomePerCent() {
        var tally = new LatencyTally();
        for (int millis = 1; millis <= 1_000; millis++) {
            tally.add(Duration.ofMillis(millis).toNanos());
        }
        var latency = tally.latency();
        assertThat(latency.median().toMillis()).isBetween(500L, 535L);
        assertThat(latency.percent95().toMillis()).isBetween(950L, 1_000L);
        assertThat(latency.percent99().toMillis()).isBetween(990L, 1_000L);
        assertThat(latency.longest()).isEqualTo(Duration.ofSeconds(1));
    }
}
