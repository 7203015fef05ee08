package dev.topicscope.access;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.topicscope.access.Security.Encryption;
import dev.topicscope.access.Security.Identity;
import dev.topicscope.access.Security.StoreType;
import dev.topicscope.access.Security.Trust;
import dev.topicscope.model.Secret;

/// TLS as `ssl.*` properties, and back. `take` removes what it understood from the map it is given.
final class TlsProperties {

    static final String CHECK = "ssl.endpoint.identification.algorithm";
    static final String TRUST_TYPE = "ssl.truststore.type";
    static final String TRUST_LOCATION = "ssl.truststore.location";
    static final String TRUST_PASSWORD = "ssl.truststore.password";
    static final String TRUST_CERTIFICATES = "ssl.truststore.certificates";
    static final String KEY_TYPE = "ssl.keystore.type";
    static final String KEY_LOCATION = "ssl.keystore.location";
    static final String KEY_PASSWORD = "ssl.keystore.password";
    static final String KEY_CHAIN = "ssl.keystore.certificate.chain";
    static final String KEY = "ssl.keystore.key";
    static final String PRIVATE_PASSWORD = "ssl.key.password";
    private static final String PEM = "PEM";

    private TlsProperties() {
    }

    static void write(Encryption.Tls tls, Map<String, String> properties) {
        switch (tls.trust()) {
            case Trust.OfSystem() -> { }
            case Trust.PemText(String certificates) -> {
                properties.put(TRUST_TYPE, PEM);
                properties.put(TRUST_CERTIFICATES, certificates);
            }
            case Trust.PemFile(String location) -> {
                properties.put(TRUST_TYPE, PEM);
                properties.put(TRUST_LOCATION, location);
            }
            case Trust.Store(String location, StoreType type, Secret password) -> {
                properties.put(TRUST_TYPE, type.name());
                properties.put(TRUST_LOCATION, location);
                putSecret(properties, TRUST_PASSWORD, password);
            }
        }
        write(tls.identity(), properties);
        if (!tls.checksHostName()) {
            properties.put(CHECK, "");
        }
    }

    private static void write(Identity identity, Map<String, String> properties) {
        switch (identity) {
            case Identity.None() -> { }
            case Identity.PemText(String chain, Secret key, Secret keyPassword) -> {
                properties.put(KEY_TYPE, PEM);
                properties.put(KEY_CHAIN, chain);
                properties.put(KEY, key.value());
                putSecret(properties, PRIVATE_PASSWORD, keyPassword);
            }
            case Identity.PemFile(String location, Secret keyPassword) -> {
                properties.put(KEY_TYPE, PEM);
                properties.put(KEY_LOCATION, location);
                putSecret(properties, PRIVATE_PASSWORD, keyPassword);
            }
            case Identity.Store(String location, StoreType type, Secret password, Secret keyPassword) -> {
                properties.put(KEY_TYPE, type.name());
                properties.put(KEY_LOCATION, location);
                putSecret(properties, KEY_PASSWORD, password);
                putSecret(properties, PRIVATE_PASSWORD, keyPassword);
            }
        }
    }

    static Encryption.Tls take(Map<String, String> properties) {
        boolean checks = !"".equals(properties.get(CHECK));
        if (!checks || "https".equalsIgnoreCase(properties.get(CHECK))) {
            properties.remove(CHECK);
        }
        return new Encryption.Tls(takeTrust(properties), takeIdentity(properties), checks);
    }

    private static Trust takeTrust(Map<String, String> properties) {
        String type = properties.getOrDefault(TRUST_TYPE, "JKS").toUpperCase(Locale.ROOT);
        if (type.equals(PEM) && properties.containsKey(TRUST_CERTIFICATES)) {
            properties.remove(TRUST_TYPE);
            return new Trust.PemText(properties.remove(TRUST_CERTIFICATES));
        }
        if (!properties.containsKey(TRUST_LOCATION)) {
            return new Trust.OfSystem();
        }
        if (type.equals(PEM)) {
            properties.remove(TRUST_TYPE);
            return new Trust.PemFile(properties.remove(TRUST_LOCATION));
        }
        return storeType(type).<Trust>map(known -> {
            properties.remove(TRUST_TYPE);
            return new Trust.Store(properties.remove(TRUST_LOCATION), known, takeSecret(properties, TRUST_PASSWORD));
        }).orElseGet(Trust.OfSystem::new);
    }

    private static Identity takeIdentity(Map<String, String> properties) {
        String type = properties.getOrDefault(KEY_TYPE, "JKS").toUpperCase(Locale.ROOT);
        if (type.equals(PEM) && properties.containsKey(KEY_CHAIN) && properties.containsKey(KEY)) {
            properties.remove(KEY_TYPE);
            return new Identity.PemText(properties.remove(KEY_CHAIN), takeSecret(properties, KEY),
                    takeSecret(properties, PRIVATE_PASSWORD));
        }
        if (!properties.containsKey(KEY_LOCATION)) {
            return new Identity.None();
        }
        if (type.equals(PEM)) {
            properties.remove(KEY_TYPE);
            return new Identity.PemFile(properties.remove(KEY_LOCATION), takeSecret(properties, PRIVATE_PASSWORD));
        }
        return storeType(type).<Identity>map(known -> {
            properties.remove(KEY_TYPE);
            return new Identity.Store(properties.remove(KEY_LOCATION), known, takeSecret(properties, KEY_PASSWORD),
                    takeSecret(properties, PRIVATE_PASSWORD));
        }).orElseGet(Identity.None::new);
    }

    private static Optional<StoreType> storeType(String name) {
        return switch (name) {
            case "JKS" -> Optional.of(StoreType.JKS);
            case "PKCS12" -> Optional.of(StoreType.PKCS12);
            default -> Optional.empty();
        };
    }

    private static void putSecret(Map<String, String> properties, String name, Secret secret) {
        if (!secret.isEmpty()) {
            properties.put(name, secret.value());
        }
    }

    private static Secret takeSecret(Map<String, String> properties, String name) {
        String value = properties.remove(name);
        return new Secret(value == null ? "" : value);
    }
}
