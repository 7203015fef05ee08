package dev.topicscope.doctor;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A certificate as a server shows it. `names` are its subject alternative names: DNS names and literal addresses.
///
/// `sha256` is the fingerprint in pairs of hexadecimal digits, `pem` the whole in PEM.
public record Certificate(String subject, String issuer, List<String> names, Instant notBefore, Instant notAfter, String sha256,
        String pem) {

    public Certificate {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(issuer, "issuer");
        names = List.copyOf(names);
    }

    public boolean isSelfSigned() {
        return subject.equals(issuer);
    }

    /// Whether the certificate is for `host` (RFC 9525): a name as it is, or with its first label as `*`; an address as it is.
    public boolean isFor(String host) {
        return names.stream().anyMatch(name -> matches(name.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT)));
    }

    private static boolean matches(String name, String host) {
        if (name.equals(host)) {
            return true;
        }
        int dot = host.indexOf('.');
        return name.startsWith("*.") && dot > 0 && !host.contains(":") && !host.matches("[0-9.]+") && name.substring(1)
                .equals(host.substring(dot));
    }
}
