package dev.topicscope.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/// How many bytes a consumer has received from all brokers, those of responses that are not whole yet too. Any thread may ask.
final class ReceivedBytes {

    private static final String GROUP = "consumer-metrics";
    private static final String NAME = "incoming-byte-total";

    private final Optional<? extends Metric> metric;

    ReceivedBytes(Consumer<?, ?> consumer) {
        metric = consumer.metrics().entrySet().stream().filter(entry -> isTotal(entry.getKey())).map(Map.Entry::getValue).findFirst();
    }

    /// Empty where the consumer does not tell.
    OptionalLong count() {
        return metric.map(Metric::metricValue).filter(Double.class::isInstance).map(value -> OptionalLong.of(((Double) value).longValue()))
                .orElseGet(OptionalLong::empty);
    }

    private static boolean isTotal(MetricName name) {
        return name.name().equals(NAME) && name.group().equals(GROUP);
    }
}
