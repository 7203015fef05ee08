package dev.topicscope.ui.messages;

import java.time.Duration;
import java.util.List;

import dev.topicscope.browse.ByteNotation;
import dev.topicscope.browse.PollFigures;
import dev.topicscope.ui.kit.StatusLine.Detail;
import dev.topicscope.ui.kit.Texts;

/// What the polls of a read or search bring and cost, over about the last second, so that the effect of a setting shows at once.
/// Not thread-safe.
final class PollRates {

    private static final long WINDOW_NANOS = Duration.ofSeconds(1).toNanos();

    private final Rate polls = new Rate();
    private Sums before = new Sums(PollFigures.NONE, 0, 0);
    private Sums window = before;
    private long since;
    private boolean started;
    private PollFigures now = PollFigures.NONE;

    /// Counts up to a moment.
    private record Sums(PollFigures figures, long records, long bytes) {

        private Sums since(Sums earlier) {
            return new Sums(new PollFigures(figures.polls() - earlier.figures.polls(),
                    figures.waiting().minus(earlier.figures.waiting()), figures.working().minus(earlier.figures.working()),
                    figures.fetchBytes(), figures.partitionFetchBytes()), records - earlier.records, bytes - earlier.bytes);
        }
    }

    /// Takes what the counts are at a moment of `System.nanoTime`.
    void observe(long nanos, PollFigures figures, long records, long bytes) {
        polls.observe(nanos, figures.polls());
        var sums = new Sums(figures, records, bytes);
        now = figures;
        if (!started) {
            started = true;
            since = nanos;
            before = sums;
            window = sums;
        } else if (nanos - since >= WINDOW_NANOS) {
            window = sums.since(before);
            before = sums;
            since = nanos;
        }
    }

    /// The figures in words; none before the first poll.
    List<Detail> details() {
        if (now.polls() == 0) {
            return List.of();
        }
        long number = Math.max(1, window.figures.polls());
        return List.of(new Detail("Polls", Texts.count(Math.round(polls.perSecond())) + "/s, " + Texts.count(now.polls()) + " in all"),
                new Detail("Records per poll", Texts.count(window.records / number)),
                new Detail("Bytes per poll", Texts.size(window.bytes / number)),
                new Detail("Waiting for the brokers", share(window.figures.waiting(), window.figures.working()) + " of the time, "
                        + Texts.duration(now.waiting()) + " in all"),
                new Detail("Working on records", share(window.figures.working(), window.figures.waiting()) + " of the time, "
                        + Texts.duration(now.working()) + " in all"),
                new Detail("A fetch asks for", ByteNotation.rounded(now.fetchBytes()) + ", "
                        + ByteNotation.rounded(now.partitionFetchBytes()) + " of each partition"));
    }

    private static String share(Duration part, Duration other) {
        long whole = part.toNanos() + other.toNanos();
        return (whole == 0 ? 0 : Math.round(100.0 * part.toNanos() / whole)) + "\u202f%";
    }
}
