package dev.topicscope.model;

import java.util.Objects;

/// An SSH server and how one logs in there.
public record SshServer(HostPort address, String user, Login login) {

    /// SSH's own port.
    public static final int DEFAULT_PORT = 22;

    public SshServer {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(login, "login");
    }

    /// What proves who one is.
    public sealed interface Login {

        /// The keys of the running SSH agent (`SSH_AUTH_SOCK`).
        record Agent() implements Login {
        }

        /// A private key in a file; its passphrase, if it has one, is a secret.
        record Key(String file) implements Login {
            public Key {
                Objects.requireNonNull(file, "file");
            }
        }

        /// A password, which is a secret.
        record Password() implements Login {
        }
    }
}
