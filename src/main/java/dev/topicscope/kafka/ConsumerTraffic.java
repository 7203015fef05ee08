package dev.topicscope.kafka;

import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/// What a consumer has received from all brokers, as its own metrics count it. Confined to one thread.
///
/// Bytes are counted as they come, those of responses that are not whole yet too. A consumer without metrics has received nothing.
final class ConsumerTraffic {

    /// What an answer to a fetch takes that brings nothing.
    private static final long EMPTY_RESPONSE_BYTES = 512;

    private final Optional<? extends Metric> bytes;
    private final Optional<? extends Metric> fetches;
    private long bytesBefore;
    private long fetchesBefore;

    ConsumerTraffic(Consumer<?, ?> consumer) {
        var metrics = consumer.metrics();
        bytes = find(metrics, "consumer-metrics", "incoming-byte-total");
        fetches = find(metrics, "consumer-fetch-manager-metrics", "fetch-total");
    }

    /// All bytes so far.
    long received() {
        return value(bytes);
    }

    /// The bytes since the last call, but for the talk that goes on where there is nothing to bring.
    long receivedSinceLast() {
        long bytesNow = value(bytes);
        long fetchesNow = value(fetches);
        long net = bytesNow - bytesBefore - (fetchesNow - fetchesBefore) * EMPTY_RESPONSE_BYTES;
        bytesBefore = bytesNow;
        fetchesBefore = fetchesNow;
        return Math.max(0, net);
    }

    private static Optional<? extends Metric> find(Map<MetricName, ? extends Metric> metrics, String group, String name) {
        return metrics.entrySet().stream().filter(entry -> entry.getKey().name().equals(name) && entry.getKey().group().equals(group)
                && !entry.getKey().tags().containsKey("topic")).map(Map.Entry::getValue).findFirst();
    }

    private static long value(Optional<? extends Metric> metric) {
        return metric.map(Metric::metricValue).filter(Double.class::isInstance).map(value -> ((Double) value).longValue()).orElse(0L);
    }
}
