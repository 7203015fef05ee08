package dev.topicscope.access;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The Kafka settings of a Spring Boot application (`spring.kafka.*`), under Kafka's names.
///
/// The names are those of `KafkaProperties` in Spring Boot 3 and 4; a name may be written with dashes or in camel case.
final class SpringSettings {

    private static final String PREFIX = "spring.kafka.";
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("bootstrap-servers", KafkaNames.BOOTSTRAP),
            Map.entry("security.protocol", SecurityProperties.PROTOCOL),
            Map.entry("ssl.trust-store-location", TlsProperties.TRUST_LOCATION),
            Map.entry("ssl.trust-store-password", TlsProperties.TRUST_PASSWORD),
            Map.entry("ssl.trust-store-type", TlsProperties.TRUST_TYPE),
            Map.entry("ssl.trust-store-certificates", TlsProperties.TRUST_CERTIFICATES),
            Map.entry("ssl.key-store-location", TlsProperties.KEY_LOCATION),
            Map.entry("ssl.key-store-password", TlsProperties.KEY_PASSWORD),
            Map.entry("ssl.key-store-type", TlsProperties.KEY_TYPE),
            Map.entry("ssl.key-store-certificate-chain", TlsProperties.KEY_CHAIN),
            Map.entry("ssl.key-store-key", TlsProperties.KEY),
            Map.entry("ssl.key-password", TlsProperties.PRIVATE_PASSWORD),
            Map.entry("ssl.protocol", "ssl.protocol"),
            Map.entry("client-id", "client.id"));

    private SpringSettings() {
    }

    /// Empty if there are none.
    static Map<String, String> read(Map<String, String> settings) {
        var found = new LinkedHashMap<String, String>();
        var jaas = new LinkedHashMap<String, String>();
        settings.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                String rest = name.substring(PREFIX.length()).replaceFirst("^(?:consumer|producer|admin|streams)\\.", "");
                if (rest.startsWith("properties.")) {
                    found.put(rest.substring("properties.".length()).replaceAll("[\\[\\]]", ""), value);
                } else if (dashed(rest).startsWith("jaas.")) {
                    jaas.put(rest.substring("jaas.".length()), value);
                } else {
                    Optional.ofNullable(NAMES.get(dashed(rest))).ifPresent(kafka -> found.put(kafka, file(value)));
                }
            }
        });
        jaas(jaas).ifPresent(line -> found.putIfAbsent(SecurityProperties.JAAS, line));
        return found;
    }

    private static Optional<String> jaas(Map<String, String> jaas) {
        var options = new LinkedHashMap<String, String>();
        jaas.forEach((name, value) -> {
            if (name.startsWith("options.")) {
                options.put(name.substring("options.".length()), value);
            }
        });
        return Optional.ofNullable(jaas.getOrDefault("login-module", jaas.get("loginModule")))
                .map(module -> new JaasLine(module, options).text());
    }

    private static String dashed(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String file(String value) {
        return value.replaceFirst("^file:(?://)?", "");
    }
}
