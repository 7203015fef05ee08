package dev.topicscope.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.topicscope.doctor.TlsView.Problem;

/// TLS where none is expected and the reverse, certificates, and handshakes that fail.
final class TlsRules {

    private TlsRules() {
    }

    static Optional<Diagnosis> protocol(Evidence evidence) {
        return Ports.furthest(evidence).filter(PortView::isConnected).flatMap(port -> protocol(port, evidence.security()));
    }

    private static Optional<Diagnosis> protocol(PortView port, Security security) {
        if (port.speaksTls() && !security.tls()) {
            return Optional.of(new Diagnosis(Cause.TLS_WANTED, "The port " + port.address() + " speaks TLS, but the connection is set to "
                    + security.protocol() + ".",
                    "TLS encrypts a connection and shows who the broker is. A listener either speaks it or not, and a client must be set to"
                    + " the same: to security.protocol SSL, or SASL_SSL where there is a login too.",
                    Fixes.speakAs(port, security)));
        }
        if (!port.speaksTls() && port.speaksKafka() && security.tls()) {
            return Optional.of(new Diagnosis(Cause.TLS_NOT_SPOKEN, "The broker at " + port.address()
                    + " speaks no TLS, but the connection is set to " + security.protocol() + ".",
                    "A listener either speaks TLS or not, and a client must be set to the same. This one answers in plain text: what is"
                    + " sent can be read on the way, a password too. The cluster may have another listener with TLS on another port.",
                    Fixes.speakAs(port, security)));
        }
        return Optional.empty();
    }

    static Optional<Diagnosis> certificate(Evidence evidence) {
        return Ports.furthest(evidence).flatMap(port -> port.tls().flatMap(tls -> certificate(port.address(), tls)));
    }

    static Optional<Diagnosis> certificate(Address address, TlsView tls) {
        if (tls.chain().isEmpty() || tls.problems().isEmpty()) {
            return Optional.empty();
        }
        var own = tls.chain().getFirst();
        if (tls.problems().contains(Problem.EXPIRED)) {
            var old = tls.chain().stream().min((a, b) -> a.notAfter().compareTo(b.notAfter())).orElseThrow();
            return Optional.of(new Diagnosis(Cause.CERTIFICATE_EXPIRED, "The certificate of " + address + " expired on "
                    + Words.day(old.notAfter()) + ".",
                    "A broker shows a certificate to prove who it is, and certificates hold for a limited time. That of “"
                    + Fixes.commonName(old.subject()) + "” is over, so clients refuse it. If this machine's clock is wrong, it only"
                    + " seems so.",
                    Fixes.of(Fixes.advice("Have the certificate renewed (subject: " + old.subject() + ")."),
                            Fixes.advice("Check this machine's clock."), Fixes.again())));
        }
        if (tls.problems().contains(Problem.NOT_YET_VALID)) {
            var young = tls.chain().stream().max((a, b) -> a.notBefore().compareTo(b.notBefore())).orElseThrow();
            return Optional.of(new Diagnosis(Cause.CERTIFICATE_NOT_YET_VALID, "The certificate of " + address + " is valid only from "
                    + Words.day(young.notBefore()) + " on.",
                    "Certificates hold for a limited time, and this one's has not begun, by this machine's clock. Usually that clock is"
                    + " wrong; sometimes the certificate was made on a machine whose clock was.",
                    Fixes.of(Fixes.advice("Check this machine's clock and date."), Fixes.again())));
        }
        return Optional.of(tls.problems().contains(Problem.UNTRUSTED) ? untrusted(address, tls, own) : wrongName(address, own));
    }

    private static Diagnosis untrusted(Address address, TlsView tls, Certificate own) {
        var fixes = new ArrayList<>(Fixes.trust(tls));
        fixes.add(Fixes.advice("Or get the authority's certificate from who runs the cluster, and set ssl.truststore.location to it."));
        String name = tls.problems().contains(Problem.WRONG_NAME) ? " It is also not issued for " + address.host() + "." : "";
        return new Diagnosis(Cause.CERTIFICATE_UNTRUSTED, "The certificate of " + address + " is " + (own.isSelfSigned()
                ? "signed by itself"
                : "issued by “" + Fixes.commonName(own.issuer()) + "”") + ", which this connection does not trust.",
                "A broker proves who it is with a certificate, and a client believes it if it trusts the authority that signed it."
                + " Companies often have an authority of their own, which machines must be told of. Trust it only if its fingerprint"
                + " is the one that who runs the cluster tells you: SHA-256 " + tls.chain().getLast().sha256() + "." + name, fixes);
    }

    private static Diagnosis wrongName(Address address, Certificate own) {
        var fixes = new ArrayList<Fix>();
        own.names().stream().filter(name -> !name.startsWith("*")).findFirst().ifPresent(name -> {
            var named = new Address(name, address.port());
            fixes.add(new Fix.UseAddresses("Use " + named, named.toString()));
        });
        fixes.add(Fixes.advice("Have the certificate issued for " + address.host() + " too (subject alternative name)."));
        fixes.add(new Fix.SetProperties("Do not check names (less safe)", Map.of("ssl.endpoint.identification.algorithm", ""), Set.of()));
        return new Diagnosis(Cause.CERTIFICATE_WRONG_NAME, "The certificate of " + address + " is not for " + address.host()
                + (own.names().isEmpty() ? " nor any other host." : ", but for " + Words.listed(own.names()) + "."),
                "A certificate names the hosts it is for, so that nobody can pose as another. The name by which the connection is made"
                + " is not among them. That is common where brokers are reached by an address, a forwarded port or another name than"
                + " their own.",
                fixes);
    }

    static Optional<Diagnosis> handshake(Evidence evidence) {
        return Ports.furthest(evidence).filter(port -> evidence.security().tls())
                .flatMap(port -> port.tls().flatMap(tls -> handshake(port.address(), tls)));
    }

    private static Optional<Diagnosis> handshake(Address address, TlsView tls) {
        var client = tls.clientCertificate();
        if (client.wanted() && client.refused()) {
            String issuers = client.issuers().isEmpty() ? "" : " It accepts those issued by " + Words.listed(client.issuers()) + ".";
            return Optional.of(client.present() ? new Diagnosis(Cause.CLIENT_CERTIFICATE_REFUSED, "The broker at " + address
                    + " does not accept the certificate of this connection.",
                    "With mutual TLS a client proves who it is with a certificate too. The connection has one, but the broker broke off."
                    + issuers,
                    keyStore(issuers))
                    : new Diagnosis(Cause.CLIENT_CERTIFICATE_MISSING, "The broker at " + address + " wants a certificate of the client,"
                    + " and the connection has none.",
                    "With mutual TLS a client proves who it is with a certificate too, instead of a name and a password." + issuers,
                    keyStore(issuers)));
        }
        return tls.failure().map(failure -> new Diagnosis(Cause.TLS_HANDSHAKE, "The TLS handshake with " + address + " failed: " + failure,
                "Both sides speak TLS, but could not agree, on the version or on how to encrypt, or one has refused the other without a"
                + " word.",
                Fixes.of(Fixes.advice("Compare ssl.enabled.protocols and ssl.cipher.suites with those of the broker."))));
    }

    private static List<Fix> keyStore(String issuers) {
        return Fixes.of(Fixes.advice("Get a certificate and its key from who runs the cluster, and set ssl.keystore.location,"
                + " ssl.keystore.type and ssl.keystore.password." + issuers));
    }
}
