package dev.topicscope.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import dev.topicscope.browse.BootstrapList;

/// Settings under the names of Kafka's own clients or of librdkafka, made properties of Kafka's own clients.
///
/// The names of librdkafka are those of its `CONFIGURATION.md` (2.x).
final class KafkaNames {

    static final String BOOTSTRAP = "bootstrap.servers";
    private static final Map<String, String> SAME_UNDER_ANOTHER_NAME = Map.of("metadata.broker.list", BOOTSTRAP,
            "sasl.mechanisms", SecurityProperties.MECHANISM, "ssl.ca.pem", TlsProperties.TRUST_CERTIFICATES,
            "ssl.certificate.pem", TlsProperties.KEY_CHAIN, "ssl.key.pem", TlsProperties.KEY);
    private static final Map<String, String> FILES = Map.of("ssl.certificate.location", TlsProperties.KEY_CHAIN,
            "ssl.key.location", TlsProperties.KEY);
    private static final String USER = "sasl.username";
    private static final String PASSWORD = "sasl.password";

    private final Predicate<String> known;
    private final List<String> notes;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private String bootstrap = "";

    KafkaNames(Predicate<String> known, List<String> notes) {
        this.known = known;
        this.notes = notes;
    }

    /// What was read.
    record Read(String bootstrap, Map<String, String> properties, Map<String, String> files) {
    }

    Read read(Map<String, String> settings) {
        var renamed = new LinkedHashMap<String, String>();
        settings.forEach((name, value) -> renamed.put(SAME_UNDER_ANOTHER_NAME.getOrDefault(name, name), value.strip()));
        login(renamed);
        authority(renamed);
        renamed.forEach(this::take);
        if (properties.containsKey(TlsProperties.TRUST_CERTIFICATES)) {
            properties.putIfAbsent(TlsProperties.TRUST_TYPE, "PEM");
        }
        if (properties.containsKey(TlsProperties.KEY) || files.containsKey(TlsProperties.KEY)) {
            properties.putIfAbsent(TlsProperties.KEY_TYPE, "PEM");
        }
        return new Read(bootstrap, properties, files);
    }

    private void take(String name, String value) {
        switch (name) {
            case BOOTSTRAP -> bootstrap = addresses(value);
            case SecurityProperties.PROTOCOL, SecurityProperties.MECHANISM -> properties.put(name, value.toUpperCase(Locale.ROOT));
            case TlsProperties.CHECK -> properties.put(name, value.equalsIgnoreCase("none") ? "" : value);
            case "enable.ssl.certificate.verification" -> {
                if (value.equalsIgnoreCase("false")) {
                    notes.add("The text switches the check of certificates off. Topicscope always checks them: "
                            + "trust the brokers' own certificate instead.");
                }
            }
            default -> {
                if (FILES.containsKey(name)) {
                    files.put(FILES.get(name), value);
                } else if (known.test(name)) {
                    properties.put(name, value);
                } else {
                    notes.add("“" + name + "” is no property of Kafka's Java clients and was left out.");
                }
            }
        }
    }

    private String addresses(String value) {
        var list = BootstrapList.parse(value);
        list.problems().forEach(problem -> notes.add("“" + problem.entry() + "” " + problem.reason()));
        return list.joined();
    }

    /// librdkafka has names for what Kafka's own clients put into one line.
    private static void login(Map<String, String> settings) {
        String mechanism = settings.getOrDefault(SecurityProperties.MECHANISM, "").toUpperCase(Locale.ROOT);
        String user = settings.remove(USER);
        String password = settings.remove(PASSWORD);
        String client = settings.remove("sasl.oauthbearer.client.id");
        String secret = settings.remove("sasl.oauthbearer.client.secret");
        settings.remove("sasl.oauthbearer.method");
        String scope = settings.remove("sasl.oauthbearer.scope");
        if (settings.containsKey(SecurityProperties.JAAS)) {
            return;
        }
        var found = new LinkedHashMap<String, String>();
        if (user != null || password != null) {
            String module = mechanism.startsWith("SCRAM") ? "scram.ScramLoginModule" : "plain.PlainLoginModule";
            put(found, "username", user);
            put(found, "password", password);
            settings.put(SecurityProperties.JAAS, new JaasLine("org.apache.kafka.common.security." + module, found).text());
            settings.putIfAbsent(SecurityProperties.MECHANISM, "PLAIN");
        } else if (client != null) {
            put(found, "clientId", client);
            put(found, "clientSecret", secret);
            put(found, "scope", scope);
            settings.put(SecurityProperties.JAAS,
                    new JaasLine("org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule", found).text());
            settings.put(LoginProperties.CALLBACK, LoginProperties.OAUTH_CALLBACK);
        }
    }

    private static void authority(Map<String, String> settings) {
        String location = settings.remove("ssl.ca.location");
        if (location != null) {
            settings.put(TlsProperties.TRUST_TYPE, "PEM");
            settings.put(TlsProperties.TRUST_LOCATION, location);
        }
        if (settings.containsKey(TlsProperties.KEY_LOCATION) && settings.getOrDefault(TlsProperties.KEY_LOCATION, "").endsWith(".p12")) {
            settings.putIfAbsent(TlsProperties.KEY_TYPE, "PKCS12");
        }
    }

    private static void put(Map<String, String> options, String name, String value) {
        if (value != null) {
            options.put(name, value);
        }
    }
}
