package dev.topicscope.doctor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What a TLS handshake showed that trusted everybody: the version, the chain (the server's own certificate first), what the connection's
/// trust settings have against it, and whether the server wants a certificate of ours.
///
/// `failure` is why the handshake did not come to its end, or why the server broke off after it.
public record TlsView(String version, List<Certificate> chain, Set<Problem> problems, ClientCertificate clientCertificate,
        Optional<String> failure) {

    /// What is wrong with a chain. `WRONG_NAME` only where names are checked.
    public enum Problem { UNTRUSTED, EXPIRED, NOT_YET_VALID, WRONG_NAME }

    /// What the server wants of us and has: `issuers` are those it accepts, `present` whether the
    /// connection has a certificate, `refused` whether
    /// it then broke off.
    public record ClientCertificate(boolean wanted, boolean present, boolean refused, List<String> issuers) {

        public static final ClientCertificate NOT_WANTED = new ClientCertificate(false, false, false, List.of());

        public ClientCertificate {
            issuers = List.copyOf(issuers);
        }
    }

    public TlsView {
        chain = List.copyOf(chain);
        problems = Set.copyOf(problems);
        Objects.requireNonNull(clientCertificate, "clientCertificate");
    }

    /// Whether a client with these trust settings gets through.
    public boolean isTrusted() {
        return problems.isEmpty() && !clientCertificate.refused() && failure.isEmpty();
    }
}
