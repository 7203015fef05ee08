package dev.topicscope.access;

import java.util.Objects;
import java.util.Optional;

import dev.topicscope.model.Secret;

/// How a connection is encrypted, and how the client proves who it is.
public record Security(Encryption encryption, Login login) {

    /// Neither encrypted nor logged in: Kafka's own default.
    public static final Security NONE = new Security(new Encryption.None(), new Login.None());

    public Security {
        Objects.requireNonNull(encryption, "encryption");
        Objects.requireNonNull(login, "login");
    }

    /// Kafka's `security.protocol` of this security.
    public String protocol() {
        boolean tls = encryption instanceof Encryption.Tls;
        return login instanceof Login.None ? tls ? "SSL" : "PLAINTEXT" : tls ? "SASL_SSL" : "SASL_PLAINTEXT";
    }

    /// Whether and how the bytes on the wire are encrypted.
    public sealed interface Encryption {

        /// Not at all.
        record None() implements Encryption {
        }

        /// By TLS: whom the client trusts, what it shows of itself, and whether the name in the certificate must be the name that was
        /// dialled.
        record Tls(Trust trust, Identity identity, boolean checksHostName) implements Encryption {

            /// What most brokers with a public certificate need.
            public static final Tls DEFAULT = new Tls(new Trust.OfSystem(), new Identity.None(), true);
        }
    }

    /// The form of a key store file.
    public enum StoreType { PKCS12, JKS }

    /// Whose certificates are believed.
    public sealed interface Trust {

        /// The authorities that Java trusts.
        record OfSystem() implements Trust {
        }

        /// Certificates in PEM, as text.
        record PemText(String certificates) implements Trust {
        }

        /// A file of certificates in PEM.
        record PemFile(String location) implements Trust {
        }

        /// A key store; one of JKS or PKCS#12 may need no password for its certificates.
        record Store(String location, StoreType type, Secret password) implements Trust {
        }
    }

    /// The certificate that the client shows.
    public sealed interface Identity {

        /// None.
        record None() implements Identity {
        }

        /// Certificate chain and private key in PEM (PKCS#8), as text; the password is empty where the key is not encrypted.
        record PemText(String chain, Secret key, Secret keyPassword) implements Identity {
        }

        /// A file with the private key and the chain in PEM.
        record PemFile(String location, Secret keyPassword) implements Identity {
        }

        /// A key store; an empty `keyPassword` means that of the store.
        record Store(String location, StoreType type, Secret password, Secret keyPassword) implements Identity {
        }
    }

    /// How the client says who it is.
    public sealed interface Login {

        /// Not at all.
        record None() implements Login {
        }

        /// SASL PLAIN: name and password cross the wire as they are.
        record Plain(String user, Secret password) implements Login {
        }

        /// SASL SCRAM, with the number of bits of its hash.
        record Scram(Bits bits, String user, Secret password) implements Login {

            /// The two kinds that Kafka knows.
            public enum Bits { SHA_256, SHA_512 }
        }

        /// SASL OAUTHBEARER by client credentials, asked for at a token endpoint.
        record OAuth(String tokenEndpoint, String clientId, Secret clientSecret, Optional<String> scope) implements Login {
        }

        /// SASL GSSAPI: a Kerberos ticket, from a key table if there is one, else from the ticket cache of the user.
        record Kerberos(String service, Optional<String> principal, Optional<String> keytab) implements Login {
        }
    }
}
