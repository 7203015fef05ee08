package dev.topicscope.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.topicscope.doctor.Fix.Advice;
import dev.topicscope.doctor.Fix.Credentials;
import dev.topicscope.doctor.Fix.SetProperties;
import dev.topicscope.doctor.Fix.TrustCertificate;
import dev.topicscope.doctor.Fix.TryAgain;

/// The fixes that several causes share.
final class Fixes {

    private static final String PROTOCOL = "security.protocol";
    private static final String MECHANISM = "sasl.mechanism";
    private static final String JAAS = "sasl.jaas.config";

    private Fixes() {
    }

    static List<Fix> of(Fix... fixes) {
        return List.of(fixes);
    }

    static Fix again() {
        return new TryAgain("Examine again");
    }

    static Fix advice(String sentence) {
        return new Advice(sentence);
    }

    /// What makes the connection speak as `port` does: the protocol, a mechanism, a login to give, a certificate to trust.
    static List<Fix> speakAs(PortView port, Security security) {
        var fixes = new ArrayList<Fix>();
        boolean login = port.broker().map(BrokerView::wantsLogin).orElse(security.login());
        String protocol = Security.protocol(port.speaksTls(), login);
        var mechanisms = port.broker().flatMap(BrokerView::mechanisms).orElse(List.of());
        if (login && !mechanisms.isEmpty() && (!security.login() || security.problem().isPresent())) {
            fixes.add(new Credentials("Log in with " + String.join(" or ", mechanisms), protocol, mechanisms));
        } else {
            fixes.add(protocol(protocol, login));
        }
        if (port.tls().filter(tls -> tls.problems().contains(TlsView.Problem.UNTRUSTED)).isPresent()) {
            fixes.addAll(trust(port.tls().get()));
        }
        return fixes;
    }

    private static Fix protocol(String protocol, boolean login) {
        return new SetProperties("Use " + protocol, Map.of(PROTOCOL, protocol), login ? Set.of() : Set.of(MECHANISM, JAAS));
    }

    /// Another of the mechanisms that a listener offers; name and password stay where the login module can be told from the mechanism.
    static List<Fix> mechanisms(Security security, List<String> offered) {
        var fixes = new ArrayList<Fix>();
        boolean scram = security.mechanism().filter(mechanism -> mechanism.startsWith("SCRAM")).isPresent();
        for (String mechanism : offered) {
            // SCRAM's two mechanisms share a login module: the text that names it, and holds the password, can stay.
            if (scram && mechanism.startsWith("SCRAM")) {
                fixes.add(new SetProperties("Use " + mechanism, new LinkedHashMap<>(Map.of(MECHANISM, mechanism)), Set.of()));
            }
        }
        fixes.add(new Credentials("Log in with " + String.join(" or ", offered), security.protocol(), offered));
        return fixes;
    }

    /// Trust in the top of the chain that the server shows.
    static List<Fix> trust(TlsView tls) {
        if (tls.chain().isEmpty()) {
            return List.of();
        }
        var top = tls.chain().getLast();
        return List.of(new TrustCertificate("Trust “" + commonName(top.subject()) + "” for this connection", top));
    }

    /// The name in a distinguished name that people know it by.
    static String commonName(String distinguished) {
        for (String part : distinguished.split(",\\s*")) {
            if (part.startsWith("CN=")) {
                return part.substring(3);
            }
        }
        return distinguished;
    }
}
