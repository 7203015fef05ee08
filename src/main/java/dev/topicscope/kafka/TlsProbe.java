package dev.topicscope.kafka;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

import dev.topicscope.doctor.Certificate;
import dev.topicscope.doctor.TlsView;
import dev.topicscope.doctor.TlsView.ClientCertificate;
import dev.topicscope.doctor.TlsView.Problem;

/// A TLS handshake that trusts everybody, so as to see whom it has before it; what the connection's own settings have against that is
/// judged after. No credentials are sent over it. For one handshake on one thread.
final class TlsProbe {

    private final SecuritySettings settings;
    private final List<X509Certificate> chain = new ArrayList<>();
    private final List<String> issuers = new ArrayList<>();
    private boolean wanted;
    private String version = "";
    private Optional<String> failure = Optional.empty();

    TlsProbe(SecuritySettings settings) {
        this.settings = settings;
    }

    /// Whether the other side speaks TLS at all. If the handshake comes to its end, `wire` goes on inside.
    boolean handshake(Wire wire, String host, Deadline deadline) throws IOException {
        try {
            var socket = wire.secure(context().getSocketFactory(), host, deadline);
            socket.startHandshake();
            version = socket.getSession().getProtocol();
            return true;
        } catch (SSLException e) {
            failed(e);
            // It speaks TLS if it has shown a certificate, or has objected as TLS has it.
            return !chain.isEmpty() || String.valueOf(e.getMessage()).contains("alert");
        } catch (EOFException e) {
            failed(e);
            return !chain.isEmpty();
        }
    }

    boolean isOpen() {
        return !version.isEmpty() && failure.isEmpty();
    }

    /// That the other side broke off after the handshake, which is how a server of TLS 1.3 refuses a client's certificate.
    void failed(IOException e) {
        failure = Optional.of(String.valueOf(e.getMessage()).strip());
    }

    TlsView view(String host) {
        boolean refused = failure.isPresent() && wanted;
        var certificates = chain.stream().map(TlsProbe::certificate).toList();
        return new TlsView(version, certificates, problems(certificates, host), new ClientCertificate(wanted, settings.keys().isPresent(),
                refused, issuers),
                failure);
    }

    private Set<Problem> problems(List<Certificate> certificates, String host) {
        var problems = EnumSet.noneOf(Problem.class);
        var now = Instant.now();
        for (var certificate : certificates) {
            if (now.isAfter(certificate.notAfter())) {
                problems.add(Problem.EXPIRED);
            } else if (now.isBefore(certificate.notBefore())) {
                problems.add(Problem.NOT_YET_VALID);
            }
        }
        if (!chain.isEmpty() && !isTrusted()) {
            problems.add(Problem.UNTRUSTED);
        }
        if (!certificates.isEmpty() && settings.security().checksNames() && !certificates.getFirst().isFor(host)) {
            problems.add(Problem.WRONG_NAME);
        }
        return problems;
    }

    private boolean isTrusted() {
        try {
            settings.trust().checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
            return true;
        } catch (CertificateException e) {
            // A matter of dates is told as that.
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof CertPathValidatorException invalid && (invalid.getReason() == BasicReason.EXPIRED
                        || invalid.getReason() == BasicReason.NOT_YET_VALID)) {
                    return true;
                }
            }
            return false;
        }
    }

    private SSLContext context() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new RecordingKeys()}, new TrustManager[] {new RecordingTrust()}, null);
            return context;
        } catch (NoSuchAlgorithmException | KeyManagementException e) {
            throw new IllegalStateException("This runtime has no TLS", e);
        }
    }

    private static Certificate certificate(X509Certificate certificate) {
        try {
            byte[] bytes = certificate.getEncoded();
            var names = new ArrayList<String>();
            var alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.stream().filter(one -> one.getFirst().equals(2) || one.getFirst().equals(7))
                        .forEach(one -> names.add(String.valueOf(one.get(1))));
            }
            return new Certificate(certificate.getSubjectX500Principal().getName(), certificate.getIssuerX500Principal().getName(), names,
                    certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant(),
                    HexFormat.ofDelimiter(":").withUpperCase().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                    "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                    + "\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate that was read can't be written", e);
        }
    }

    private final class RecordingTrust extends X509ExtendedTrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] shownChain, String kind, Socket socket) {
            chain.clear();
            chain.addAll(Arrays.asList(shownChain));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shownChain, String kind, SSLEngine engine) {
            checkServerTrusted(shownChain, kind, (Socket) null);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shownChain, String kind) {
            checkServerTrusted(shownChain, kind, (Socket) null);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shownChain, String kind, Socket socket) throws CertificateException {
            throw new CertificateException("This side is the client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shownChain, String kind, SSLEngine engine) throws CertificateException {
            throw new CertificateException("This side is the client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shownChain, String kind) throws CertificateException {
            throw new CertificateException("This side is the client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /// Is asked exactly when the server wants a certificate, and is told whose.
    private final class RecordingKeys extends X509ExtendedKeyManager {

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] accepted, Socket socket) {
            wanted = true;
            issuers.clear();
            if (accepted != null) {
                Arrays.stream(accepted).map(Principal::getName).forEach(issuers::add);
            }
            return settings.keys().map(keys -> keys.chooseClientAlias(keyTypes, accepted, socket)).orElse(null);
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] accepted) {
            return settings.keys().map(keys -> keys.getClientAliases(keyType, accepted)).orElse(null);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return settings.keys().map(keys -> keys.getCertificateChain(alias)).orElse(null);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return settings.keys().map(keys -> keys.getPrivateKey(alias)).orElse(null);
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] accepted) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] accepted, Socket socket) {
            return null;
        }
    }
}
