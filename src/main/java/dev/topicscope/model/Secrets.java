package dev.topicscope.model;

import java.util.Objects;
import java.util.Optional;

/// Where passwords and passphrases of routes are asked for. Asked on any thread but the FX thread, each time one is needed; may wait for
/// the disk or a keychain, never for a person.
@FunctionalInterface
public interface Secrets {

    /// Knows none.
    Secrets NONE = _ -> Optional.empty();

    /// The secret, in an array of its own that the caller overwrites after use; empty if it is not known.
    Optional<char[]> find(Secret secret);

    /// What a secret is for.
    sealed interface Secret {

        /// The password of `user` at an SSH server.
        record SshPassword(HostPort server, String user) implements Secret {
            public SshPassword {
                Objects.requireNonNull(server, "server");
                Objects.requireNonNull(user, "user");
            }
        }

        /// The passphrase of the private key in `file`.
        record KeyPassphrase(String file) implements Secret {
            public KeyPassphrase {
                Objects.requireNonNull(file, "file");
            }
        }

        /// The password of `user` at a SOCKS or HTTP proxy.
        record ProxyPassword(HostPort proxy, String user) implements Secret {
            public ProxyPassword {
                Objects.requireNonNull(proxy, "proxy");
                Objects.requireNonNull(user, "user");
            }
        }
    }
}
