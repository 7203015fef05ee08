package dev.topicscope.kafka;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.common.config.SaslConfigs;

import dev.topicscope.doctor.Security;

/// Compares this machine's clock with that of the server that makes tokens, by the date of any of its answers.
final class TokenClock {

    private TokenClock() {
    }

    /// How far this machine is ahead; empty where no token is used, or nobody answers. Asks without credentials.
    static Optional<Duration> skew(Map<String, String> properties, Security security, Deadline deadline) {
        String url = properties.getOrDefault(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL, "");
        if (security.mechanism().filter("OAUTHBEARER"::equals).isEmpty() || !url.startsWith("http")) {
            return Optional.empty();
        }
        try {
            var connection = (HttpURLConnection) new URI(url).toURL().openConnection(Proxy.NO_PROXY);
            connection.setRequestMethod("HEAD");
            connection.setConnectTimeout(deadline.millis());
            connection.setReadTimeout(deadline.millis());
            connection.getResponseCode();
            long there = connection.getDate();
            connection.disconnect();
            return there == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(System.currentTimeMillis() - there));
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
