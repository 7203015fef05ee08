package dev.topicscope.ui.connections;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.access.Security;
import dev.topicscope.access.Security.Encryption;
import dev.topicscope.access.Security.Identity;
import dev.topicscope.access.Security.Login;
import dev.topicscope.access.Security.Login.Scram.Bits;
import dev.topicscope.access.Security.StoreType;
import dev.topicscope.access.Security.Trust;
import dev.topicscope.model.Secret;

/// How a connection is secured, as it is chosen and typed. FX thread only.
public final class SecurityViewModel {

    private final ObjectProperty<EncryptionKind> encryption = new SimpleObjectProperty<>(EncryptionKind.NONE);
    private final ObjectProperty<TrustKind> trust = new SimpleObjectProperty<>(TrustKind.SYSTEM);
    private final ObjectProperty<IdentityKind> identity = new SimpleObjectProperty<>(IdentityKind.NONE);
    private final ObjectProperty<LoginKind> login = new SimpleObjectProperty<>(LoginKind.NONE);
    private final BooleanProperty checksHostName = new SimpleBooleanProperty(true);
    private final Map<SecurityField, StringProperty> texts = new EnumMap<>(SecurityField.class);
    private final ReadOnlyObjectWrapper<List<SecurityField>> problems = new ReadOnlyObjectWrapper<>(List.of());

    SecurityViewModel(Runnable onChange) {
        for (var field : SecurityField.values()) {
            var text = new SimpleStringProperty(field == SecurityField.SERVICE ? field.prompt() : "");
            text.addListener(_ -> onChange.run());
            texts.put(field, text);
        }
        List.of(encryption, trust, identity, login, checksHostName).forEach(choice -> choice.addListener(_ -> {
            problems.set(List.of());
            onChange.run();
        }));
    }

    /// Whether the wire is encrypted.
    public enum EncryptionKind { NONE, TLS }

    /// Whom to trust.
    public enum TrustKind { SYSTEM, PEM_TEXT, PEM_FILE, PKCS12, JKS }

    /// What to show of oneself.
    public enum IdentityKind { NONE, PEM_TEXT, PEM_FILE, PKCS12, JKS }

    /// How to log in.
    public enum LoginKind { NONE, PLAIN, SCRAM_SHA_256, SCRAM_SHA_512, OAUTHBEARER, GSSAPI }

    ObjectProperty<EncryptionKind> encryption() {
        return encryption;
    }

    ObjectProperty<TrustKind> trust() {
        return trust;
    }

    ObjectProperty<IdentityKind> identity() {
        return identity;
    }

    ObjectProperty<LoginKind> login() {
        return login;
    }

    /// Whether the name in the brokers' certificates must be the one dialled.
    BooleanProperty checksHostName() {
        return checksHostName;
    }

    StringProperty text(SecurityField field) {
        return texts.get(field);
    }

    /// Required fields that were empty when the form was last asked for its result.
    ReadOnlyObjectProperty<List<SecurityField>> problems() {
        return problems.getReadOnlyProperty();
    }

    /// The fields that the chosen kind of trust needs.
    static List<SecurityField> fieldsOf(TrustKind kind) {
        return switch (kind) {
            case SYSTEM -> List.of();
            case PEM_TEXT -> List.of(SecurityField.TRUST_TEXT);
            case PEM_FILE -> List.of(SecurityField.TRUST_FILE);
            case PKCS12, JKS -> List.of(SecurityField.TRUST_FILE, SecurityField.TRUST_PASSWORD);
        };
    }

    /// The fields that the chosen kind of identity needs.
    static List<SecurityField> fieldsOf(IdentityKind kind) {
        return switch (kind) {
            case NONE -> List.of();
            case PEM_TEXT -> List.of(SecurityField.IDENTITY_CHAIN, SecurityField.IDENTITY_KEY, SecurityField.KEY_PASSWORD);
            case PEM_FILE -> List.of(SecurityField.IDENTITY_FILE, SecurityField.KEY_PASSWORD);
            case PKCS12, JKS -> List.of(SecurityField.IDENTITY_FILE, SecurityField.IDENTITY_PASSWORD, SecurityField.KEY_PASSWORD);
        };
    }

    /// The fields that the chosen kind of login needs.
    static List<SecurityField> fieldsOf(LoginKind kind) {
        return switch (kind) {
            case NONE -> List.of();
            case PLAIN, SCRAM_SHA_256, SCRAM_SHA_512 -> List.of(SecurityField.USER, SecurityField.PASSWORD);
            case OAUTHBEARER -> List.of(SecurityField.TOKEN_ENDPOINT, SecurityField.CLIENT_ID, SecurityField.CLIENT_SECRET,
                    SecurityField.SCOPE);
            case GSSAPI -> List.of(SecurityField.SERVICE, SecurityField.PRINCIPAL, SecurityField.KEYTAB);
        };
    }

    /// Shows `security`.
    void show(Security security) {
        switch (security.encryption()) {
            case Encryption.None() -> encryption.set(EncryptionKind.NONE);
            case Encryption.Tls tls -> {
                encryption.set(EncryptionKind.TLS);
                checksHostName.set(tls.checksHostName());
                show(tls.trust());
                show(tls.identity());
            }
        }
        show(security.login());
    }

    /// The security as chosen and typed; empty, with [#problems] set, if a field is missing.
    Optional<Security> security() {
        var missing = new ArrayList<SecurityField>();
        if (encryption.get() == EncryptionKind.TLS) {
            missing.addAll(fieldsOf(trust.get()));
            missing.addAll(fieldsOf(identity.get()));
        }
        missing.addAll(fieldsOf(login.get()));
        missing.removeIf(field -> !field.isRequired() || !typed(field).isEmpty());
        problems.set(List.copyOf(missing));
        return missing.isEmpty() ? Optional.of(new Security(typedEncryption(), typedLogin())) : Optional.empty();
    }

    private void show(Trust shown) {
        switch (shown) {
            case Trust.OfSystem() -> trust.set(TrustKind.SYSTEM);
            case Trust.PemText(String certificates) -> {
                trust.set(TrustKind.PEM_TEXT);
                text(SecurityField.TRUST_TEXT).set(certificates);
            }
            case Trust.PemFile(String location) -> {
                trust.set(TrustKind.PEM_FILE);
                text(SecurityField.TRUST_FILE).set(location);
            }
            case Trust.Store(String location, StoreType type, Secret password) -> {
                trust.set(type == StoreType.JKS ? TrustKind.JKS : TrustKind.PKCS12);
                text(SecurityField.TRUST_FILE).set(location);
                text(SecurityField.TRUST_PASSWORD).set(password.value());
            }
        }
    }

    private void show(Identity shown) {
        switch (shown) {
            case Identity.None() -> identity.set(IdentityKind.NONE);
            case Identity.PemText(String chain, Secret key, Secret password) -> {
                identity.set(IdentityKind.PEM_TEXT);
                text(SecurityField.IDENTITY_CHAIN).set(chain);
                text(SecurityField.IDENTITY_KEY).set(key.value());
                text(SecurityField.KEY_PASSWORD).set(password.value());
            }
            case Identity.PemFile(String location, Secret password) -> {
                identity.set(IdentityKind.PEM_FILE);
                text(SecurityField.IDENTITY_FILE).set(location);
                text(SecurityField.KEY_PASSWORD).set(password.value());
            }
            case Identity.Store(String location, StoreType type, Secret password, Secret keyPassword) -> {
                identity.set(type == StoreType.JKS ? IdentityKind.JKS : IdentityKind.PKCS12);
                text(SecurityField.IDENTITY_FILE).set(location);
                text(SecurityField.IDENTITY_PASSWORD).set(password.value());
                text(SecurityField.KEY_PASSWORD).set(keyPassword.value());
            }
        }
    }

    private void show(Login shown) {
        switch (shown) {
            case Login.None() -> login.set(LoginKind.NONE);
            case Login.Plain(String user, Secret password) -> show(LoginKind.PLAIN, user, password);
            case Login.Scram(Bits bits, String user, Secret password) ->
                show(bits == Bits.SHA_256 ? LoginKind.SCRAM_SHA_256 : LoginKind.SCRAM_SHA_512, user, password);
            case Login.OAuth oauth -> {
                login.set(LoginKind.OAUTHBEARER);
                text(SecurityField.TOKEN_ENDPOINT).set(oauth.tokenEndpoint());
                text(SecurityField.CLIENT_ID).set(oauth.clientId());
                text(SecurityField.CLIENT_SECRET).set(oauth.clientSecret().value());
                text(SecurityField.SCOPE).set(oauth.scope().orElse(""));
            }
            case Login.Kerberos kerberos -> {
                login.set(LoginKind.GSSAPI);
                text(SecurityField.SERVICE).set(kerberos.service());
                text(SecurityField.PRINCIPAL).set(kerberos.principal().orElse(""));
                text(SecurityField.KEYTAB).set(kerberos.keytab().orElse(""));
            }
        }
    }

    private void show(LoginKind kind, String user, Secret password) {
        login.set(kind);
        text(SecurityField.USER).set(user);
        text(SecurityField.PASSWORD).set(password.value());
    }

    private Encryption typedEncryption() {
        return encryption.get() == EncryptionKind.NONE ? new Encryption.None()
                : new Encryption.Tls(typedTrust(), typedIdentity(), checksHostName.get());
    }

    private Trust typedTrust() {
        return switch (trust.get()) {
            case SYSTEM -> new Trust.OfSystem();
            case PEM_TEXT -> new Trust.PemText(typed(SecurityField.TRUST_TEXT));
            case PEM_FILE -> new Trust.PemFile(typed(SecurityField.TRUST_FILE));
            case PKCS12 -> new Trust.Store(typed(SecurityField.TRUST_FILE), StoreType.PKCS12, secret(SecurityField.TRUST_PASSWORD));
            case JKS -> new Trust.Store(typed(SecurityField.TRUST_FILE), StoreType.JKS, secret(SecurityField.TRUST_PASSWORD));
        };
    }

    private Identity typedIdentity() {
        return switch (identity.get()) {
            case NONE -> new Identity.None();
            case PEM_TEXT -> new Identity.PemText(typed(SecurityField.IDENTITY_CHAIN), new Secret(typed(SecurityField.IDENTITY_KEY)),
                    secret(SecurityField.KEY_PASSWORD));
            case PEM_FILE -> new Identity.PemFile(typed(SecurityField.IDENTITY_FILE), secret(SecurityField.KEY_PASSWORD));
            case PKCS12 -> store(StoreType.PKCS12);
            case JKS -> store(StoreType.JKS);
        };
    }

    private Identity store(StoreType type) {
        return new Identity.Store(typed(SecurityField.IDENTITY_FILE), type, secret(SecurityField.IDENTITY_PASSWORD),
                secret(SecurityField.KEY_PASSWORD));
    }

    private Login typedLogin() {
        return switch (login.get()) {
            case NONE -> new Login.None();
            case PLAIN -> new Login.Plain(typed(SecurityField.USER), secret(SecurityField.PASSWORD));
            case SCRAM_SHA_256 -> new Login.Scram(Bits.SHA_256, typed(SecurityField.USER), secret(SecurityField.PASSWORD));
            case SCRAM_SHA_512 -> new Login.Scram(Bits.SHA_512, typed(SecurityField.USER), secret(SecurityField.PASSWORD));
            case OAUTHBEARER -> new Login.OAuth(typed(SecurityField.TOKEN_ENDPOINT), typed(SecurityField.CLIENT_ID),
                    secret(SecurityField.CLIENT_SECRET), optional(SecurityField.SCOPE));
            case GSSAPI -> new Login.Kerberos(typed(SecurityField.SERVICE), optional(SecurityField.PRINCIPAL),
                    optional(SecurityField.KEYTAB));
        };
    }

    private String typed(SecurityField field) {
        return text(field).get().strip();
    }

    private Optional<String> optional(SecurityField field) {
        return Optional.of(typed(field)).filter(text -> !text.isEmpty());
    }

    /// A password may begin or end with a space.
    private Secret secret(SecurityField field) {
        return new Secret(text(field).get());
    }
}
