package dev.topicscope.kafka;

import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;

import dev.topicscope.browse.Sending.Latency;
import dev.topicscope.browse.Sending.Producing;

/// What a producer measures of itself during one run. Thread-safe; cheap.
///
/// Its averages are those of the last minute, so of a producer that another run has used there are none.
final class ProducerFigures {

    private static final String GROUP = "producer-metrics";

    private final Optional<Metric> bufferTotal;
    private final Optional<Metric> bufferAvailable;
    private final Optional<Metric> batchSize;
    private final Optional<Metric> perRequest;
    private final Optional<Metric> queueTime;
    private final Optional<Metric> sent;
    private final boolean used;
    private final long sentBefore;

    /// `used`: another run has sent records by it, and they have been answered.
    ProducerFigures(Producer<byte[], byte[]> producer, boolean used) {
        this.used = used;
        var all = producer.metrics();
        bufferTotal = find(all, "buffer-total-bytes");
        bufferAvailable = find(all, "buffer-available-bytes");
        batchSize = find(all, "batch-size-avg");
        perRequest = find(all, "records-per-request-avg");
        queueTime = find(all, "record-queue-time-avg");
        sent = find(all, "record-send-total");
        sentBefore = (long) value(sent);
    }

    Producing now() {
        return new Producing((long) value(bufferTotal), (long) value(bufferAvailable), false, average(batchSize), average(perRequest),
                average(queueTime), Latency.NONE);
    }

    /// How often a record of this run has been sent to a broker, repeated tries included.
    long sent() {
        return (long) value(sent) - sentBefore;
    }

    private double average(Optional<Metric> metric) {
        return used ? 0 : value(metric);
    }

    private static Optional<Metric> find(Map<?, ? extends Metric> all, String name) {
        return all.values().stream().filter(metric -> metric.metricName().group().equals(GROUP) && metric.metricName().name().equals(name))
                .map(Metric.class::cast).findFirst();
    }

    /// Zero where it has not been measured yet.
    private static double value(Optional<Metric> metric) {
        return metric.map(Metric::metricValue).filter(Double.class::isInstance).map(Double.class::cast)
                .filter(number -> !number.isNaN() && !number.isInfinite()).orElse(0.0);
    }
}
