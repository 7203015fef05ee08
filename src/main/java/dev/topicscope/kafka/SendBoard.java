package dev.topicscope.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

import dev.topicscope.browse.Sending.Counts;
import dev.topicscope.browse.Sending.Faults;
import dev.topicscope.browse.Sending.Producing;
import dev.topicscope.browse.Sending.Progress;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.model.Failure;

/// How a run stands, as its thread and the producer write it and the window reads it. Thread-safe.
///
/// What is given up at the end stays open until [#settle] says what it was, so that the counts add up at every moment.
final class SendBoard {

    private static final int ANSWERS = 500;
    private static final int FAILED = 100;

    private final LatencyTally latencies = new LatencyTally();
    private final AnswerRing last = new AnswerRing(ANSWERS);
    private final AnswerRing lastFailed = new AnswerRing(FAILED);
    private final Map<String, String> warnings = new LinkedHashMap<>();
    private OptionalLong total = OptionalLong.empty();
    private Optional<Failure> failure = Optional.empty();
    private Optional<String> firstFault = Optional.empty();
    private Supplier<Producing> figures = () -> Producing.NONE;
    private State state = new State.Opening();
    private boolean stopped;
    private boolean over;
    private volatile long handedOver;
    private volatile boolean bufferFull;
    private long acknowledged;
    private long failed;
    private long failedUnsent;
    private long neverSent;
    private long faults;
    private long bytes;
    private long begunNanos;
    private long tookNanos;
    private long answeredAtNanos;

    synchronized void running(OptionalLong expected, Supplier<Producing> producing) {
        total = expected;
        figures = producing;
        begunNanos = System.nanoTime();
        if (!over) {
            state = new State.Running();
        }
    }

    /// One record more, before the producer has it. By one thread only.
    ///
    /// @return its number, counted from 1
    long handOver() {
        long number = handedOver + 1;
        handedOver = number;
        return number;
    }

    void bufferFull(boolean full) {
        bufferFull = full;
    }

    synchronized void acknowledged(long number, int partition, long offset, long sizeBytes, long nanos) {
        if (over) {
            return;
        }
        acknowledged++;
        bytes += sizeBytes;
        latencies.add(nanos);
        last.stored(number, partition, offset, nanos);
        answered();
    }

    /// `unsent`: it never left the producer, so it can't be stored.
    synchronized void failed(long number, String reason, boolean unsent, long nanos) {
        if (over) {
            return;
        }
        failed++;
        failedUnsent += unsent ? 1 : 0;
        last.notStored(number, reason, nanos);
        lastFailed.notStored(number, reason, nanos);
        answered();
    }

    /// The last record that was handed over is not going to be sent.
    synchronized void neverSent() {
        neverSent++;
        answered();
    }

    synchronized void fault(String reason) {
        faults++;
        if (firstFault.isEmpty()) {
            firstFault = Optional.of(reason);
        }
    }

    /// Says a sentence on `subject`, in the place of what was said on it before; an empty one takes it back.
    synchronized void warn(String subject, Optional<String> sentence) {
        sentence.ifPresentOrElse(said -> warnings.put(subject, said), () -> warnings.remove(subject));
    }

    /// The first failure is the one that is told; none is once the user has ended the run.
    synchronized void fail(Failure why) {
        if (failure.isEmpty() && !stopped && !over) {
            failure = Optional.of(why);
        }
    }

    synchronized void stop() {
        stopped = stopped || !over && failure.isEmpty();
    }

    synchronized void finishing() {
        if (!over) {
            state = new State.Finishing();
        }
    }

    /// Holds the producer's figures as they are now, before another run has the producer.
    void holdFigures() {
        var last = figures().get();
        synchronized (this) {
            figures = () -> last;
        }
    }

    /// Whether all that was handed over is acknowledged, and nothing has gone wrong.
    synchronized boolean isFlawless() {
        return failure.isEmpty() && acknowledged == handedOver;
    }

    /// How many records the brokers have answered, or the producer has failed after it had sent them.
    synchronized long answeredBySending() {
        return acknowledged + failed - failedUnsent;
    }

    synchronized long open() {
        return handedOver - acknowledged - failed - neverSent;
    }

    /// When the last answer came, by `System.nanoTime`.
    synchronized long answeredAtNanos() {
        return answeredAtNanos;
    }

    /// Waits until nothing is open, but no longer than `atMost`.
    ///
    /// @return whether nothing is
    synchronized boolean awaitAnswers(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toMillis(); left > 0 && open() > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return open() == 0;
    }

    /// Ends the run: of what is open, at most `sent` records had been sent and may be stored, the others had not. Later answers are
    /// not counted.
    synchronized void settle(long sent) {
        if (over) {
            return;
        }
        long doubtful = Math.min(open(), sent);
        failed += doubtful;
        neverSent += open();
        if (doubtful > 0) {
            warnings.put("doubtful", doubtful == 1 ? "1 record had been sent but not been answered when the run ended: it may be stored."
                    : doubtful + " records had been sent but not been answered when the run ended: they may be stored.");
        }
        over = true;
        bufferFull = false;
        tookNanos = begunNanos == 0 ? 0 : System.nanoTime() - begunNanos;
        state = failure.<State>map(State.Failed::new).orElseGet(() -> stopped ? new State.Stopped() : new State.Done());
        notifyAll();
    }

    Progress progress() {
        Producing shown = figures().get();
        synchronized (this) {
            var elapsed = over ? tookNanos : begunNanos == 0 ? 0 : System.nanoTime() - begunNanos;
            var producing = new Producing(shown.bufferTotalBytes(), shown.bufferAvailableBytes(), bufferFull, shown.batchSizeAverage(),
                    shown.recordsPerRequest(), shown.queueMillisAverage(), latencies.latency());
            return new Progress(state, new Counts(handedOver, acknowledged, failed, neverSent), bytes, Duration.ofNanos(elapsed), total,
                    new Faults(faults, firstFault), producing, last.answers(), lastFailed.answers(), List.copyOf(warnings.values()));
        }
    }


    private synchronized Supplier<Producing> figures() {
        return figures;
    }

    private void answered() {
        answeredAtNanos = System.nanoTime();
        if (open() == 0) {
            notifyAll();
        }
    }
}
