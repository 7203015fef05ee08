package dev.topicscope.reach;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import dev.topicscope.model.BrokerTraffic;
import dev.topicscope.model.BrokerTraffic.Latency;
import dev.topicscope.model.BrokerTraffic.Trouble;
import dev.topicscope.model.HostPort;

/// Counts what passes to and from one broker. Thread-safe.
final class Traffic {

    /// How much a new answer moves the mean.
    private static final double WEIGHT = 0.1;

    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder requests = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder throttledMillis = new LongAdder();
    private Optional<Latency> latency = Optional.empty();
    private Optional<Trouble> trouble = Optional.empty();
    private boolean anotherBroker;

    void opened() {
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    void sent(long bytes) {
        requests.increment();
        sent.add(bytes);
    }

    void received(long bytes) {
        received.add(bytes);
    }

    void throttled(int millis) {
        throttledMillis.add(Math.max(0, millis));
    }

    synchronized void answered(Duration took) {
        latency = Optional.of(latency.map(before -> new Latency(took,
                Duration.ofNanos(Math.round(before.mean().toNanos() * (1 - WEIGHT) + took.toNanos() * WEIGHT)),
                before.longest().compareTo(took) > 0 ? before.longest() : took)).orElseGet(() -> new Latency(took, took, took)));
    }

    /// Remembers why the broker can't be reached, until [#well].
    synchronized void trouble(String sentence) {
        trouble = Optional.of(new Trouble(sentence, trouble.map(Trouble::since).orElseGet(Instant::now)));
    }

    /// Remembers that what answers is not the broker that it should be, until [#well].
    synchronized void anotherBroker(String sentence) {
        anotherBroker = true;
        trouble(sentence);
    }

    synchronized boolean isAnotherBroker() {
        return anotherBroker;
    }

    synchronized void well() {
        anotherBroker = false;
        trouble = Optional.empty();
    }

    synchronized BrokerTraffic snapshot(HostPort broker) {
        return new BrokerTraffic(broker, open.get(), requests.sum(), sent.sum(), received.sum(), latency,
                Duration.ofMillis(throttledMillis.sum()), trouble);
    }
}
