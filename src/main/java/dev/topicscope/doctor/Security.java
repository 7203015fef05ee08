package dev.topicscope.doctor;

import java.util.Objects;
import java.util.Optional;

/// What the connection is set to: TLS, a login with `mechanism`, the check of names in certificates.
///
/// `problem` is a sentence on properties with which no client can be made.
public record Security(boolean tls, Optional<String> mechanism, boolean checksNames, Optional<String> problem) {

    public Security {
        Objects.requireNonNull(mechanism, "mechanism");
        Objects.requireNonNull(problem, "problem");
    }

    public boolean login() {
        return mechanism.isPresent();
    }

    /// As `security.protocol` has it.
    public String protocol() {
        return protocol(tls, login());
    }

    public static String protocol(boolean tls, boolean login) {
        return login ? tls ? "SASL_SSL" : "SASL_PLAINTEXT" : tls ? "SSL" : "PLAINTEXT";
    }
}
