package dev.topicscope.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.topicscope.access.Security.Encryption;
import dev.topicscope.access.Security.Login;

/// Security as Kafka's client properties, and back. Pure.
///
/// The names are those of Kafka 4.4 (`SslConfigs`, `SaslConfigs`). Reading takes out what a [Security] can say; where the properties say
/// something that it can't (another login module, say), they stay among the others untouched.
public final class SecurityProperties {

    static final String PROTOCOL = "security.protocol";
    static final String MECHANISM = "sasl.mechanism";
    static final String JAAS = "sasl.jaas.config";

    private SecurityProperties() {
    }

    /// Properties taken apart: their security, and the rest in its order.
    public record Split(Security security, Map<String, String> others) {

        public Split {
            others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
        }
    }

    /// The properties that make a client behave so; without those that say Kafka's default.
    public static Map<String, String> of(Security security) {
        var properties = new LinkedHashMap<String, String>();
        if (!security.equals(Security.NONE)) {
            properties.put(PROTOCOL, security.protocol());
        }
        if (security.encryption() instanceof Encryption.Tls tls) {
            TlsProperties.write(tls, properties);
        }
        LoginProperties.write(security.login(), properties);
        return properties;
    }

    /// Takes `properties` apart.
    public static Split read(Map<String, String> properties) {
        var rest = new LinkedHashMap<>(properties);
        String protocol = properties.getOrDefault(PROTOCOL, "PLAINTEXT").strip().toUpperCase(Locale.ROOT);
        if (!Set.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL").contains(protocol)) {
            return new Split(Security.NONE, rest);
        }
        Optional<Login> login = protocol.startsWith("SASL") ? LoginProperties.take(rest) : Optional.of(new Login.None());
        if (login.isEmpty()) {
            return new Split(Security.NONE, properties);
        }
        rest.remove(PROTOCOL);
        Encryption encryption = protocol.endsWith("SSL") ? TlsProperties.take(rest) : new Encryption.None();
        return new Split(new Security(encryption, login.get()), rest);
    }

    /// Whether a login, an identity or a trust of these properties is more than a [Security] can say, so that a form must leave them alone.
    public static boolean isBeyond(Split split) {
        return split.others().keySet().stream().anyMatch(name -> name.equals(PROTOCOL) || name.equals(JAAS));
    }
}
