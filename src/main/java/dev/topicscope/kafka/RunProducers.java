package dev.topicscope.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Uuid;

import dev.topicscope.browse.ProducerSettings;

/// The producers of a session's runs, and the one that waits for a next run to the same topic with the same settings. Thread-safe.
///
/// Making a producer takes longer than sending a record. It waits for a minute at most, and not beyond [#close].
final class RunProducers {

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final BiFunction<String, ProducerSettings, Producer<byte[], byte[]>> maker;
    private final Duration idle;
    private Optional<Waiting> waiting = Optional.empty();
    private boolean closed;

    /// `maker` makes a producer for a topic.
    RunProducers(BiFunction<String, ProducerSettings, Producer<byte[], byte[]>> maker) {
        this(maker, IDLE);
    }

    RunProducers(BiFunction<String, ProducerSettings, Producer<byte[], byte[]>> maker, Duration idle) {
        this.maker = maker;
        this.idle = idle;
    }

    /// What a producer is for. A topic that was deleted and made anew is another one.
    record Use(String topic, Uuid id, ProducerSettings settings) {
    }

    /// A producer that one run has to itself; `used` if another had it before.
    record Lent(Use use, Producer<byte[], byte[]> producer, boolean used) {
    }

    /// A producer without a past.
    Lent fresh(Use use) {
        return new Lent(use, maker.apply(use.topic(), use.settings()), false);
    }

    /// The one that waits, if it fits, or else a new one.
    Lent any(Use use) {
        var taken = take(use);
        return taken.map(producer -> new Lent(use, producer, true)).orElseGet(() -> fresh(use));
    }

    /// Has a healthy producer, with no record in it, wait in the place of the one that waits now.
    void giveBack(Lent lent) {
        var next = new Waiting(lent.use(), lent.producer(), new CountDownLatch(1));
        Optional<Waiting> before;
        boolean kept;
        synchronized (this) {
            kept = !closed;
            before = waiting;
            waiting = kept ? Optional.of(next) : Optional.empty();
        }
        if (kept) {
            Thread.ofVirtual().name("idle producer").start(() -> expire(next));
        } else {
            discard(lent);
        }
        before.ifPresent(one -> {
            one.gone().countDown();
            closing(one.producer());
        });
    }

    /// Closes a producer, and gives up the records it has. Waits for that no longer than a second.
    void discard(Lent lent) {
        close(lent.producer());
    }

    /// Closes the one that waits, and has none wait again.
    void close() {
        Optional<Waiting> last;
        synchronized (this) {
            closed = true;
            last = waiting;
            waiting = Optional.empty();
        }
        last.ifPresent(RunProducers::end);
    }

    private synchronized Optional<Producer<byte[], byte[]>> take(Use use) {
        var fitting = waiting.filter(one -> one.use().equals(use));
        fitting.ifPresent(one -> {
            waiting = Optional.empty();
            one.gone().countDown();
        });
        return fitting.map(Waiting::producer);
    }

    private void expire(Waiting one) {
        try {
            if (one.gone().await(idle.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean still;
        synchronized (this) {
            still = waiting.isPresent() && waiting.get() == one;
            if (still) {
                waiting = Optional.empty();
            }
        }
        if (still) {
            end(one);
        }
    }

    private static void end(Waiting one) {
        one.gone().countDown();
        close(one.producer());
    }

    private static void close(Producer<byte[], byte[]> producer) {
        try {
            closing(producer).await(CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Closes it on a thread of its own, and tells when it is.
    private static CountDownLatch closing(Producer<byte[], byte[]> producer) {
        var closed = new CountDownLatch(1);
        // It waits for the producer's own thread, which may be looking up a name.
        Thread.ofPlatform().daemon().name("topicscope close").start(() -> {
            producer.close(Duration.ZERO);
            closed.countDown();
        });
        return closed;
    }

    /// `gone` is counted down when it waits no longer.
    private record Waiting(Use use, Producer<byte[], byte[]> producer, CountDownLatch gone) {
    }
}
