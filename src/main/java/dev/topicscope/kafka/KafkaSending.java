package dev.topicscope.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Sending;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// A run, which has its producer to itself: one thread hands its records over, another watches the topic, and a third ends the run where
/// the first can't, since the source keeps it waiting.
final class KafkaSending implements Sending {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaSending.class);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration GRACE = Duration.ofMillis(800);
    private static final Duration SILENCE = Duration.ofMillis(300);
    private static final Duration WATCHED = Duration.ofMinutes(1);
    private static final Duration BACK = Duration.ofMillis(200);
    /// A run of more is worth a producer with figures of its own.
    private static final long FEW = 100;

    private final SendRequest request;
    private final TopicWatch watch;
    private final RunProducers producers;
    private final ReadControl control = new ReadControl();
    private final SendBoard board = new SendBoard();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean finishing = new AtomicBoolean();
    private final Consumer<KafkaSending> onEnd;
    private volatile boolean opening;
    private volatile Optional<Handover> handover = Optional.empty();

    /// A producer, and what hands records over to it.
    private record Handover(RunProducers.Lent lent, ProducerFigures figures, SendLoop loop) {
    }

    /// `onEnd` is told when the run has ended.
    KafkaSending(SendRequest request, Offsets topics, LimitsFinder limits, RunProducers producers, Consumer<KafkaSending> onEnd) {
        this.request = request;
        this.producers = producers;
        this.onEnd = onEnd;
        this.watch = new TopicWatch(request, topics, limits, board, control);
    }

    void start() {
        Thread.ofPlatform().daemon().name("send " + request.topic()).uncaughtExceptionHandler((_, e) -> broken(e)).start(this::lead);
        Thread.ofVirtual().name("end " + request.topic()).start(this::endWithoutSource);
    }

    /// Ends the run before it has begun.
    void refuse(Failure why) {
        board.fail(why);
        end(0);
    }

    @Override
    public Progress progress() {
        return board.progress();
    }

    @Override
    public void stop() {
        board.stop();
        control.end();
    }

    @Override
    public void close() {
        stop();
    }

    /// Waits until the run has ended, but no longer than `atMost`.
    void awaitEnd(Duration atMost) {
        try {
            over.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lead() {
        try {
            for (var problem : request.settings().problems()) {
                throw new FailureException(new Failure.Invalid(problem.setting(), problem.reason(), ""));
            }
            watch.begin();
            try (var source = open()) {
                send(source);
            }
        } catch (FailureException e) {
            fail(e);
        } catch (KafkaException e) {
            fail(KafkaFailures.translate(e, "send to " + request.topic(), Duration.ZERO));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endWithoutRecords();
    }

    private RecordSource open() throws FailureException {
        opening = true;
        var source = request.plan().open(control.ended());
        opening = false;
        return source;
    }

    private void send(RecordSource source) throws InterruptedException {
        if (control.isEnded()) {
            return;
        }
        var use = new RunProducers.Use(request.topic(), watch.id(), request.settings());
        var lent = expected().orElse(Long.MAX_VALUE) <= FEW ? producers.any(use) : producers.fresh(use);
        var figures = new ProducerFigures(lent.producer(), lent.used());
        boolean orderly = false;
        try {
            board.running(expected(), figures::now);
            watch.start();
            var loop = new SendLoop(request, control, board, lent.producer(), watch::partitions);
            handover = Optional.of(new Handover(lent, figures, loop));
            loop.run(source);
            orderly = true;
        } catch (FailureException e) {
            fail(e);
            orderly = true;
        } finally {
            if (!orderly) {
                board.fail(new Failure.Unexpected("send on", "The thread that hands records over broke."));
                control.end();
            }
            finish(lent, figures);
        }
    }

    /// Nothing gets a thread out of a wait for standard input or a pipe. One that waits so when the run is to end is left alone: what it
    /// gets later is not handed over.
    private void endWithoutSource() {
        try {
            boolean ended = false;
            while (!ended) {
                ended = control.awaitEnd(WATCHED);
            }
            if (over.await(BACK.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            var begun = handover;
            if (begun.isPresent() && begun.get().loop().isAwaitingSource()) {
                finish(begun.get().lent(), begun.get().figures());
            } else if (begun.isEmpty() && opening) {
                endWithoutRecords();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for the last answers: as long as it takes, or, once the run is to end, as long as answers come. One thread does, the others
    /// return at once.
    private void finish(RunProducers.Lent lent, ProducerFigures figures) throws InterruptedException {
        if (!finishing.compareAndSet(false, true)) {
            return;
        }
        board.finishing();
        try {
            end(awaitLast(lent, figures));
        } finally {
            end(0);
        }
    }

    /// @return how many records may have been sent without having been answered
    private long awaitLast(RunProducers.Lent lent, ProducerFigures figures) throws InterruptedException {
        boolean answered = board.awaitAnswers(LOOK);
        while (!answered && !control.isEnded()) {
            answered = board.awaitAnswers(LOOK);
        }
        long since = System.nanoTime();
        while (!answered && System.nanoTime() - since < GRACE.toNanos()
                && System.nanoTime() - Math.max(since, board.answeredAtNanos()) < SILENCE.toNanos()) {
            answered = board.awaitAnswers(LOOK);
        }
        long doubtful = Math.max(0, figures.sent() - board.answeredBySending());
        board.holdFigures();
        boolean healthy = answered && !control.isEnded() && board.isFlawless();
        control.end();
        if (healthy) {
            producers.giveBack(lent);
        } else {
            producers.discard(lent);
        }
        return doubtful;
    }

    private OptionalLong expected() {
        var known = request.plan().count();
        if (request.limit().isEmpty()) {
            return known;
        }
        return OptionalLong.of(Math.min(request.limit().getAsLong(), known.orElse(Long.MAX_VALUE)));
    }

    private void fail(FailureException e) {
        if (!(e.failure() instanceof Failure.Cancelled)) {
            board.fail(e.failure());
        }
    }

    /// Ends a run of which no thread waits for the last answers.
    private void endWithoutRecords() {
        if (finishing.compareAndSet(false, true)) {
            end(0);
        }
    }

    private void end(long doubtful) {
        board.settle(doubtful);
        control.end();
        if (over.getCount() > 0) {
            over.countDown();
            onEnd.accept(this);
        }
    }

    private void broken(Throwable e) {
        LOG.error("A run broke", e);
        board.fail(new Failure.Unexpected("send on", KafkaFailures.detail(e)));
        endWithoutRecords();
    }
}
