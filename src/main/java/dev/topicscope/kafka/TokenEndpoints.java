package dev.topicscope.kafka;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;

import org.apache.kafka.common.config.SaslConfigs;

/// The token servers that Kafka's clients in this process may ask.
///
/// Since Kafka 4.0 a client asks only those whose URL stands in a system property, so that nobody who can only set client properties has a
/// server call others on its behalf (CVE-2025-27817). Whoever sets them here sits at this machine.
final class TokenEndpoints {

    private static final String ALLOWED = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    private TokenEndpoints() {
    }

    /// Lets clients ask the token server that `properties` name, if they name one.
    static synchronized void allow(Map<String, String> properties) {
        String url = properties.get(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL);
        if (url != null && !url.isBlank()) {
            var allowed = new LinkedHashSet<>(Arrays.asList(System.getProperty(ALLOWED, "").split(",")));
            allowed.remove("");
            allowed.add(url.strip());
            System.setProperty(ALLOWED, String.join(",", allowed));
        }
    }
}
