package dev.topicscope.ui.produce;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.browse.Sending;
import dev.topicscope.browse.Sending.Counts;
import dev.topicscope.browse.Sending.Faults;
import dev.topicscope.browse.Sending.Producing;
import dev.topicscope.browse.Sending.Progress;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.model.Failure;
import dev.topicscope.ui.kit.RateHistory;
import dev.topicscope.ui.kit.Texts;

import static org.assertj.core.api.Assertions.assertThat;

class RunWordsTest {

    private static final Counts COUNTS = new Counts(1_300, 1_204, 6, 0);

    private static Progress progress(State state, Counts counts, OptionalLong total) {
        return new Progress(state, counts, 0, Duration.ofSeconds(10), total, new Faults(0, Optional.empty()), Producing.NONE, List.of(),
                List.of(), List.of());
    }

    private static List<RateHistory.Point> rates(double perSecond) {
        return List.of(new RateHistory.Point(Duration.ZERO, Duration.ofSeconds(10), List.of(perSecond, 0.0, perSecond)));
    }

    private static String plain(String text) {
        return text.replace(Texts.THIN_SPACE, ' ');
    }

    @Test
    void theButtonSaysWhatItDoes() {
        assertThat(RunWords.action(OptionalLong.of(1))).isEqualTo("Send");
        assertThat(plain(RunWords.action(OptionalLong.of(1_000)))).isEqualTo("Send 1 000 records");
        assertThat(RunWords.action(OptionalLong.empty())).isEqualTo("Start");
    }

    @Test
    void thePartsAreSaidSoThatTheyAddUp() {
        assertThat(plain(RunWords.sum(COUNTS))).isEqualTo("1 300 handed over = 1 204 acknowledged + 6 failed + 0 never sent + 90 open");
    }

    @Test
    void whatIsLeftIsToldWhereThereIsAnEndAndARate() {
        var running = progress(new State.Running(), COUNTS, OptionalLong.of(10_000));
        assertThat(plain(RunWords.pace(running, rates(100))))
                .isEqualTo("1 210 of 10 000 records · 100 records/s · 10 s · about 1 min 27 s left");
        assertThat(RunWords.remaining(running, rates(0))).isEmpty();
        assertThat(RunWords.remaining(progress(new State.Running(), COUNTS, OptionalLong.empty()), rates(100))).isEmpty();
        assertThat(RunWords.remaining(progress(new State.Done(), COUNTS, OptionalLong.of(10_000)), rates(100))).isEmpty();
    }

    @Test
    void whatIsSkippedIsToldAndCountsAsDone() {
        var skipping = skipping(new State.Done());
        assertThat(plain(RunWords.pace(skipping, rates(100)))).startsWith("998 of 1 000 records · 2 skipped");
        assertThat(RunWords.share(skipping)).hasValue(1);
        assertThat(RunWords.remaining(skipping(new State.Running()), rates(100))).hasValue(Duration.ZERO);

        var ended = skipping(new State.Failed(new Failure.Invalid("place 7", "Line 7 is no record.", "")));
        assertThat(RunWords.skipped(ended)).as("the one that has ended the run").isEqualTo(1);
    }

    private static Progress skipping(State state) {
        return new Progress(state, new Counts(998, 998, 0, 0), 0, Duration.ofSeconds(10), OptionalLong.of(1_000),
                new Faults(2, Optional.of("Line 7 is no record.")), Producing.NONE, List.of(), List.of(), List.of());
    }

    @Test
    void whatIsAtStakeAndHowItEndedIsSaidInFewWords() {
        var running = progress(new State.Running(), COUNTS, OptionalLong.of(10_000));
        assertThat(plain(RunWords.standing(running, "orders"))).isEqualTo("1 204 of 10 000 records sent to orders");
        assertThat(plain(RunWords.chip(running, rates(998)))).isEqualTo("Sending 1 204 · 998/s");
        assertThat(plain(RunWords.chip(progress(new State.Done(), COUNTS, OptionalLong.empty()), List.of())))
                .isEqualTo("Sent 1 204 · 6 failed");
        assertThat(RunWords.state(progress(new State.Finishing(), COUNTS, OptionalLong.empty()))).isEqualTo("Waiting for 90 answers…");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0 of 1 record sent to orders", "1, 2, 1 of 2 records sent to orders", "0, , 0 records sent to orders",
            "1, , 1 record sent to orders", "2, , 2 records sent to orders"})
    void whatIsAtStakeIsCountedRight(long sent, Long total, String words) {
        var running = progress(new State.Running(), new Counts(sent, sent, 0, 0),
                total == null ? OptionalLong.empty() : OptionalLong.of(total));

        assertThat(RunWords.standing(running, "orders")).isEqualTo(words);
    }

    @Test
    void figuresCarryKafkasNamesAndAMeaning() {
        assertThat(RunWords.figures(Producing.NONE)).hasSize(8).allSatisfy(figure -> assertThat(figure.meaning()).endsWith("."));
        assertThat(RunWords.figures(Producing.NONE)).extracting(RunWords.Figure::kafkaName).contains("batch-size-avg",
                "records-per-request-avg", "record-queue-time-avg");
        var quarter = new Producing(64_000_000, 48_000_000, false, 0, 0, 0, Sending.Latency.NONE);
        assertThat(RunWords.figures(quarter).getFirst().value().replaceAll("\\h", " ")).isEqualTo("25 % of 64 MB");
    }
}
