package dev.topicscope.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What a gateway has seen of one broker since the connection was opened.
///
/// `broker` is the address as advertised, or as typed for one that no answer has named. Latency runs from a request to the first byte of
/// its answer, requests left out that the broker may hold back on purpose; the mean is over recent answers. `throttled` is how long the
/// broker told us to wait, in all.
public record BrokerTraffic(HostPort broker, int openConnections, long requests, long bytesSent, long bytesReceived,
        Optional<Latency> latency, Duration throttled, Optional<Trouble> trouble) {

    public BrokerTraffic {
        Objects.requireNonNull(broker, "broker");
        Objects.requireNonNull(latency, "latency");
        Objects.requireNonNull(throttled, "throttled");
        Objects.requireNonNull(trouble, "trouble");
    }

    /// How long answers take.
    public record Latency(Duration last, Duration mean, Duration longest) {
    }

    /// Why the broker can't be reached, in a sentence, since when.
    public record Trouble(String sentence, Instant since) {
    }
}
