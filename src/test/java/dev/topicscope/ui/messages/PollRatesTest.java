package dev.topicscope.ui.messages;

import java.time.Duration;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.PollFigures;
import dev.topicscope.ui.kit.StatusLine.Detail;

import static org.assertj.core.api.Assertions.assertThat;

class PollRatesTest {

    private static final long SECOND = 1_000_000_000L;

    private final PollRates rates = new PollRates();

    @Test
    void beforeTheFirstPollThereIsNothingToSay() {
        rates.observe(SECOND, PollFigures.NONE, 0, 0);

        assertThat(rates.details()).isEmpty();
    }

    @Test
    void tellsWhatTheLastSecondBroughtAndCost() {
        rates.observe(SECOND, figures(100, 10_000, 0), 1, 1);
        rates.observe(2 * SECOND, figures(110, 10_600, 400), 50_001, 20_000_001);

        var details = rates.details().stream().collect(Collectors.toMap(Detail::name, detail -> detail.figure().replace('\u202f', ' ')));
        assertThat(details).containsEntry("Polls", "10/s, 110 in all").containsEntry("Records per poll", "5 000")
                .containsEntry("Bytes per poll", "2.0 MB").containsEntry("Waiting for the brokers", "60 % of the time, 11 s in all")
                .containsEntry("Working on records", "40 % of the time, 400 ms in all")
                .containsEntry("A fetch asks for", "4 MiB, 1 MiB of each partition");
    }

    private static PollFigures figures(long polls, long waitingMillis, long workingMillis) {
        return new PollFigures(polls, Duration.ofMillis(waitingMillis), Duration.ofMillis(workingMillis), 4 << 20, 1 << 20);
    }
}
