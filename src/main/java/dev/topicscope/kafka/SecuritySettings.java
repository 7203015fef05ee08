package dev.topicscope.kafka;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.UnrecoverableKeyException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

import dev.topicscope.doctor.Security;
import dev.topicscope.model.Failure;

/// What the client properties mean for a connection's security: the values, the stores of keys and of trust, and what no client takes.
final class SecuritySettings {

    private final Map<String, Object> client;
    private final Security security;
    private final Optional<KeyStore> trust;
    private final Optional<X509ExtendedKeyManager> keys;

    private SecuritySettings(Map<String, Object> client, Security security, Optional<KeyStore> trust,
            Optional<X509ExtendedKeyManager> keys) {
        this.client = client;
        this.security = security;
        this.trust = trust;
        this.keys = keys;
    }

    /// Reads the stores from disk. What is wrong becomes [Security#problem], and the rest is as if it had not been given.
    static SecuritySettings read(Map<String, String> properties, String bootstrap) {
        var client = new ClientProperties(properties, bootstrap).admin();
        String protocol = properties.getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT").strip()
                .toUpperCase(Locale.ROOT);
        boolean tls = protocol.endsWith("SSL") || protocol.equals("TLS");
        var mechanism = protocol.startsWith("SASL") ? Optional.of(properties.getOrDefault(SaslConfigs.SASL_MECHANISM, "GSSAPI").strip())
                : Optional.<String>empty();
        boolean names = !properties.getOrDefault(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "https").isBlank();
        // Both throw whatever is wrong, unchecked.
        var config = CompletableFuture.completedFuture(client).thenApply(AdminClientConfig::new);
        var factory = config.thenApply(parsed -> factory(parsed));
        var text = config.thenApply(parsed -> JaasContext.loadClientContext(parsed.values()));
        var problem = problem(config).or(() -> tls ? problem(factory) : Optional.empty())
                .or(() -> mechanism.isPresent() ? problem(text) : Optional.empty());
        boolean usable = !factory.isCompletedExceptionally();
        return new SecuritySettings(client, new Security(tls, mechanism, names, problem),
                usable ? Optional.ofNullable(factory.join().truststore()) : Optional.empty(),
                usable ? keys(factory.join(), properties) : Optional.empty());
    }

    Security security() {
        return security;
    }

    /// The properties of a client; they hold secrets.
    Map<String, Object> client() {
        return new HashMap<>(client);
    }

    Optional<X509ExtendedKeyManager> keys() {
        return keys;
    }

    /// Who decides whom to trust: the connection's store, or the runtime's own.
    X509TrustManager trust() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trust.orElse(null));
            return List.of(factory.getTrustManagers()).stream().filter(X509TrustManager.class::isInstance).map(X509TrustManager.class::cast)
                    .findFirst().orElseThrow();
        } catch (NoSuchAlgorithmException | KeyStoreException e) {
            throw new IllegalStateException("This runtime can't judge certificates", e);
        }
    }

    private static DefaultSslEngineFactory factory(AdminClientConfig config) {
        var factory = new DefaultSslEngineFactory();
        factory.configure(config.values());
        return factory;
    }

    private static Optional<X509ExtendedKeyManager> keys(DefaultSslEngineFactory factory, Map<String, String> properties) {
        if (factory.keystore() == null) {
            return Optional.empty();
        }
        String password = properties.getOrDefault(SslConfigs.SSL_KEY_PASSWORD_CONFIG,
                properties.getOrDefault(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, ""));
        try {
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            // A store of PEM has no password of its own: Kafka gives it the key's, or none.
            managers.init(factory.keystore(), new Password(password).value().toCharArray());
            return List.of(managers.getKeyManagers()).stream().filter(X509ExtendedKeyManager.class::isInstance)
                    .map(X509ExtendedKeyManager.class::cast).findFirst();
        } catch (NoSuchAlgorithmException | KeyStoreException | UnrecoverableKeyException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> problem(CompletableFuture<?> attempt) {
        if (!attempt.isCompletedExceptionally()) {
            return Optional.empty();
        }
        var failure = KafkaFailures.translate(attempt.exceptionNow(), "make a client", Duration.ZERO).failure();
        return Optional.of(failure instanceof Failure.Invalid(String _, String reason, String _) ? reason
                : StepWords.lastLine(KafkaFailures.detail(attempt.exceptionNow())) + ".");
    }
}
