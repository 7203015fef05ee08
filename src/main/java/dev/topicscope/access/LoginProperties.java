package dev.topicscope.access;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.topicscope.access.Security.Login;
import dev.topicscope.access.Security.Login.Scram.Bits;
import dev.topicscope.model.Secret;

import static dev.topicscope.access.SecurityProperties.JAAS;
import static dev.topicscope.access.SecurityProperties.MECHANISM;

/// A login as `sasl.*` properties, and back.
final class LoginProperties {

    static final String SERVICE = "sasl.kerberos.service.name";
    static final String TOKEN_ENDPOINT = "sasl.oauthbearer.token.endpoint.url";
    static final String CALLBACK = "sasl.login.callback.handler.class";
    /// The handler that Kafka 4 names for client credentials (KIP-768).
    static final String OAUTH_CALLBACK = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler";
    private static final String OLD_OAUTH_CALLBACK = "org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler";
    private static final String PLAIN_MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule";
    private static final String SCRAM_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final String OAUTH_MODULE = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule";
    private static final String KERBEROS_MODULE = "com.sun.security.auth.module.Krb5LoginModule";
    private static final Set<String> PASSWORD_OPTIONS = Set.of("username", "password");
    private static final Set<String> OAUTH_OPTIONS = Set.of("clientId", "clientSecret", "scope");
    private static final Set<String> KERBEROS_OPTIONS = Set.of("useKeyTab", "keyTab", "storeKey", "principal", "useTicketCache",
            "doNotPrompt", "serviceName");

    private LoginProperties() {
    }

    static void write(Login login, Map<String, String> properties) {
        switch (login) {
            case Login.None() -> { }
            case Login.Plain(String user, Secret password) -> password(properties, "PLAIN", PLAIN_MODULE, user, password);
            case Login.Scram(Bits bits, String user, Secret password) ->
                password(properties, bits == Bits.SHA_256 ? "SCRAM-SHA-256" : "SCRAM-SHA-512", SCRAM_MODULE, user, password);
            case Login.OAuth oauth -> {
                properties.put(MECHANISM, "OAUTHBEARER");
                properties.put(TOKEN_ENDPOINT, oauth.tokenEndpoint());
                properties.put(CALLBACK, OAUTH_CALLBACK);
                var options = new LinkedHashMap<String, String>();
                options.put("clientId", oauth.clientId());
                options.put("clientSecret", oauth.clientSecret().value());
                oauth.scope().ifPresent(scope -> options.put("scope", scope));
                properties.put(JAAS, new JaasLine(OAUTH_MODULE, options).text());
            }
            case Login.Kerberos kerberos -> {
                properties.put(MECHANISM, "GSSAPI");
                properties.put(SERVICE, kerberos.service());
                properties.put(JAAS, new JaasLine(KERBEROS_MODULE, kerberosOptions(kerberos)).text());
            }
        }
    }

    private static void password(Map<String, String> properties, String mechanism, String module, String user, Secret password) {
        properties.put(MECHANISM, mechanism);
        var options = new LinkedHashMap<String, String>();
        options.put("username", user);
        options.put("password", password.value());
        properties.put(JAAS, new JaasLine(module, options).text());
    }

    private static Map<String, String> kerberosOptions(Login.Kerberos kerberos) {
        var options = new LinkedHashMap<String, String>();
        kerberos.keytab().ifPresentOrElse(keytab -> {
            options.put("useKeyTab", "true");
            options.put("keyTab", keytab);
            options.put("storeKey", "true");
        }, () -> options.put("useTicketCache", "true"));
        kerberos.principal().ifPresent(principal -> options.put("principal", principal));
        return options;
    }

    /// The login, its properties removed from the map; empty, with the map untouched, if it is one that no [Login] describes.
    static Optional<Login> take(Map<String, String> properties) {
        String mechanism = properties.getOrDefault(MECHANISM, "GSSAPI").strip().toUpperCase(Locale.ROOT);
        var jaas = Optional.ofNullable(properties.get(JAAS)).flatMap(JaasLine::parse);
        if (jaas.isEmpty() && properties.containsKey(JAAS)) {
            return Optional.empty();
        }
        var line = jaas.orElseGet(() -> new JaasLine("", Map.of()));
        Optional<Login> login = switch (mechanism) {
            case "PLAIN" -> understood(line, "PlainLoginModule", PASSWORD_OPTIONS).map(l -> new Login.Plain(user(l), password(l)));
            case "SCRAM-SHA-256" -> understood(line, "ScramLoginModule", PASSWORD_OPTIONS)
                    .map(l -> new Login.Scram(Bits.SHA_256, user(l), password(l)));
            case "SCRAM-SHA-512" -> understood(line, "ScramLoginModule", PASSWORD_OPTIONS)
                    .map(l -> new Login.Scram(Bits.SHA_512, user(l), password(l)));
            case "OAUTHBEARER" -> understood(line, "OAuthBearerLoginModule", OAUTH_OPTIONS)
                    .filter(_ -> properties.containsKey(TOKEN_ENDPOINT)).map(l -> oauth(l, properties));
            case "GSSAPI" -> understood(line, "Krb5LoginModule", KERBEROS_OPTIONS).map(l -> kerberos(l, properties));
            default -> Optional.empty();
        };
        login.ifPresent(_ -> {
            properties.remove(MECHANISM);
            properties.remove(JAAS);
        });
        return login;
    }

    private static Optional<JaasLine> understood(JaasLine line, String module, Set<String> options) {
        boolean known = line.module().isEmpty() || line.simpleModule().equals(module) && options.containsAll(line.options().keySet());
        return known ? Optional.of(line) : Optional.empty();
    }

    private static Login oauth(JaasLine line, Map<String, String> properties) {
        String callback = properties.get(CALLBACK);
        if (OAUTH_CALLBACK.equals(callback) || OLD_OAUTH_CALLBACK.equals(callback)) {
            properties.remove(CALLBACK);
        }
        return new Login.OAuth(properties.remove(TOKEN_ENDPOINT), line.option("clientId").orElse(""),
                new Secret(line.option("clientSecret").orElse("")), line.option("scope"));
    }

    private static Login kerberos(JaasLine line, Map<String, String> properties) {
        String service = properties.remove(SERVICE);
        return new Login.Kerberos(service != null ? service : line.option("serviceName").orElse("kafka"), line.option("principal"),
                line.option("keyTab"));
    }

    private static String user(JaasLine line) {
        return line.option("username").orElse("");
    }

    private static Secret password(JaasLine line) {
        return new Secret(line.option("password").orElse(""));
    }
}
