package dev.topicscope.ui.produce;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Sending.Counts;
import dev.topicscope.browse.Sending.Producing;
import dev.topicscope.browse.Sending.Progress;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.model.Failure;
import dev.topicscope.ui.kit.RateHistory;
import dev.topicscope.ui.kit.Texts;

/// A run in words. Pure.
public final class RunWords {

    /// Acknowledged, failed, handed over.
    static final int SERIES = 3;

    private static final Duration LATELY = Duration.ofSeconds(5);
    private static final double PERCENT = 100.0;

    /// A figure of the producer: what it is called here and by Kafka, its value, and what it tells.
    record Figure(String name, String kafkaName, String value, String meaning) {
    }

    private RunWords() {
    }

    /// What the button does that sends so many records; empty if that is not known, or there is no end.
    public static String action(OptionalLong count) {
        if (count.isEmpty()) {
            return "Start";
        }
        return count.getAsLong() == 1 ? "Send" : "Send " + records(count.getAsLong());
    }

    /// How many records a request makes at most; empty if that is not known, or there is no end.
    static OptionalLong count(SendRequest request) {
        var known = request.plan().count();
        if (request.limit().isEmpty()) {
            return known;
        }
        return OptionalLong.of(Math.min(request.limit().getAsLong(), known.orElse(Long.MAX_VALUE)));
    }

    /// What is asked before it goes to production.
    static String question(SendRequest request, String connection) {
        var count = count(request);
        String what = count.isPresent() ? records(count.getAsLong()) + (count.getAsLong() == 1 ? " goes" : " go")
                : "Records without a known end go";
        return what + " to " + request.topic() + " of " + connection + ".";
    }

    static String records(long count) {
        return Texts.count(count) + (count == 1 ? " record" : " records");
    }

    /// How the run stands, in few words.
    static String state(Progress progress) {
        long open = progress.counts().open();
        return switch (progress.state()) {
            case State.Opening() -> "Looking up the topic…";
            case State.Running() when progress.producing().bufferFull() -> "Waiting: the buffer is full";
            case State.Running() -> "Sending…";
            case State.Finishing() -> open == 0 ? "Ending…" : "Waiting for " + Texts.count(open) + (open == 1 ? " answer…" : " answers…");
            case State.Done() when progress.counts().failed() > 0 -> "Done, with failures";
            case State.Done() -> "Done";
            case State.Stopped() -> "Stopped";
            case State.Failed _ -> "Failed";
        };
    }

    /// All handed over, and what became of it: the parts always add up.
    static String sum(Counts counts) {
        return Texts.count(counts.handedOver()) + " handed over = " + Texts.count(counts.acknowledged()) + " acknowledged + "
                + Texts.count(counts.failed()) + " failed + " + Texts.count(counts.neverSent()) + " never sent + "
                + Texts.count(counts.open()) + " open";
    }

    /// How far, how fast, how long, and how long still.
    static String pace(Progress progress, List<RateHistory.Point> rates) {
        var facts = new ArrayList<String>();
        if (progress.total().isPresent()) {
            facts.add(Texts.count(answered(progress)) + " of " + records(progress.total().getAsLong()));
        } else {
            facts.add(records(answered(progress)));
        }
        if (skipped(progress) > 0) {
            facts.add(Texts.count(skipped(progress)) + " skipped");
        }
        facts.add(Texts.rate(progress.state().isOver() ? overall(progress) : lately(rates)));
        if (progress.bytes() > 0) {
            facts.add(Texts.size(progress.bytes()));
        }
        facts.add(Texts.duration(progress.elapsed()));
        remaining(progress, rates).ifPresent(left -> facts.add("about " + Texts.duration(left) + " left"));
        return String.join(" · ", facts);
    }

    /// For how long the run goes on, if it goes on as it did lately; empty if that can't be said.
    static Optional<Duration> remaining(Progress progress, List<RateHistory.Point> rates) {
        double rate = lately(rates);
        if (progress.state().isOver() || progress.total().isEmpty() || rate <= 0) {
            return Optional.empty();
        }
        long left = Math.max(0, progress.total().getAsLong() - answered(progress) - skipped(progress));
        double seconds = left / rate;
        return seconds > Duration.ofDays(1_000).toSeconds() ? Optional.empty() : Optional.of(Duration.ofMillis((long) (seconds * 1_000)));
    }

    /// Answered records a second over the last seconds.
    static double lately(List<RateHistory.Point> rates) {
        double seconds = 0;
        double records = 0;
        for (var point : rates.reversed()) {
            if (seconds >= LATELY.toSeconds()) {
                break;
            }
            double length = point.to().minus(point.from()).toNanos() / 1e9;
            seconds += length;
            records += (point.perSecond().get(0) + point.perSecond().get(1)) * length;
        }
        return seconds == 0 ? 0 : records / seconds;
    }

    private static double overall(Progress progress) {
        double seconds = progress.elapsed().toNanos() / 1e9;
        return seconds == 0 ? 0 : answered(progress) / seconds;
    }

    /// Records that were stored or failed; not those that a stop has kept from being sent.
    static long answered(Progress progress) {
        return progress.counts().acknowledged() + progress.counts().failed();
    }

    /// Faulty records that were left out; the one that has ended the run is not among them.
    static long skipped(Progress progress) {
        var faults = progress.faults();
        boolean ended = progress.state() instanceof State.Failed(Failure.Invalid why)
                && faults.first().filter(why.reason()::equals).isPresent();
        return faults.count() - (ended ? 1 : 0);
    }

    /// How much of the run needs nothing more, from 0 to 1; empty if it is not known how many records it has.
    static OptionalDouble share(Progress progress) {
        if (progress.total().isEmpty()) {
            return OptionalDouble.empty();
        }
        long total = progress.total().getAsLong();
        return OptionalDouble.of(total == 0 ? 1 : Math.min(1, (double) (answered(progress) + skipped(progress)) / total));
    }

    /// What the run is about at this moment, for whoever wants to close it.
    static String standing(Progress progress, String destination) {
        long sent = progress.counts().acknowledged();
        return (progress.total().isPresent() ? Texts.count(sent) + " of " + records(progress.total().getAsLong()) : records(sent))
                + " sent to " + destination;
    }

    /// The same for a chip: `Sending 12 300 · 998 records/s`.
    static String chip(Progress progress, List<RateHistory.Point> rates) {
        var counts = progress.counts();
        if (!progress.state().isOver()) {
            return "Sending " + Texts.count(counts.acknowledged()) + " · " + Texts.shortCount(Math.round(lately(rates))) + "/s";
        }
        String failed = counts.failed() > 0 ? " · " + Texts.count(counts.failed()) + " failed" : "";
        return switch (progress.state()) {
            case State.Failed _ -> "Sending failed";
            case State.Stopped() -> "Stopped at " + Texts.count(counts.acknowledged()) + failed;
            default -> "Sent " + Texts.count(counts.acknowledged()) + failed;
        };
    }

    /// The producer's own figures.
    static List<Figure> figures(Producing producing) {
        long used = producing.bufferTotalBytes() - producing.bufferAvailableBytes();
        double share = producing.bufferTotalBytes() == 0 ? 0 : PERCENT * used / producing.bufferTotalBytes();
        var latency = producing.latency();
        String buffer = producing.bufferTotalBytes() == 0 ? "–" : Texts.count(Math.round(share)) + Texts.THIN_SPACE + "% of "
                + Texts.size(producing.bufferTotalBytes());
        return List.of(
                new Figure("Buffer used", "buffer-available-bytes, buffer-total-bytes", buffer,
                        "What waits in the producer's memory. When it is full, the run waits until brokers take some."),
                new Figure("Batch size", "batch-size-avg", producing.batchSizeAverage() == 0 ? "–"
                        : Texts.size(Math.round(producing.batchSizeAverage())),
                        "Bytes a batch, on average. Far below batch.size: few records come together; a longer linger helps."),
                new Figure("Records/request", "records-per-request-avg", decimal(producing.recordsPerRequest()),
                        "How many records go with one request, on average. More means less work for the brokers."),
                new Figure("Queue time", "record-queue-time-avg", millis(producing.queueMillisAverage()),
                        "How long a batch waits in the producer, on average. About linger.ms is normal; much more tells of a slow broker."),
                new Figure("Median latency", "", latency(latency.median()), "Half of the acknowledged records took at most this long from"
                        + " being handed over to the answer, which includes the queue time."),
                new Figure("95 %", "", latency(latency.percent95()), "95 of 100 acknowledged records took at most this long."),
                new Figure("99 %", "", latency(latency.percent99()), "99 of 100 acknowledged records took at most this long. Far above the"
                        + " median: a broker pauses now and then, or leads too much."),
                new Figure("Longest", "", latency(latency.longest()), "The longest that an acknowledged record took."));
    }

    private static String decimal(double number) {
        return number == 0 ? "–" : number < 9.95 ? Texts.oneDecimal(number) : Texts.count(Math.round(number));
    }

    private static String millis(double millis) {
        return millis == 0 ? "–" : millis < 9.95 ? Texts.oneDecimal(millis) + Texts.THIN_SPACE + "ms"
                : Texts.duration(Duration.ofMillis(Math.round(millis)));
    }

    private static String latency(Duration took) {
        return millis(took.toNanos() / 1e6);
    }
}
