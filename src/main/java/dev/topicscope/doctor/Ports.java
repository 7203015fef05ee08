package dev.topicscope.doctor;

import java.util.Comparator;
import java.util.Optional;

/// How far the way to an address goes.
public final class Ports {

    private Ports() {
    }

    /// Whether a client with these settings can talk to a broker at `port`, as far as that is known without credentials.
    public static boolean isUsable(PortView port, Security security) {
        return isSecured(port, security) && isBroker(port) && takesLogin(port.broker().orElseThrow(), security);
    }

    /// Whether TLS is as the connection is set to, with nothing against the certificates on either side.
    public static boolean isSecured(PortView port, Security security) {
        return port.speaksTls() == security.tls() && port.tls().map(TlsView::isTrusted).orElse(true);
    }

    /// Whether a broker answers that clients of today can talk to.
    public static boolean isBroker(PortView port) {
        return port.speaksKafka() && port.broker().filter(broker -> !broker.controller() && !broker.tooOld()).isPresent();
    }

    private static boolean takesLogin(BrokerView broker, Security security) {
        return broker.mechanisms().map(offered -> security.mechanism().map(offered::contains).orElse(offered.isEmpty())).orElse(true);
    }

    /// The address that got furthest, if none can be used.
    static Optional<PortView> furthest(Evidence evidence) {
        if (evidence.ports().stream().anyMatch(port -> isUsable(port, evidence.security()))) {
            return Optional.empty();
        }
        return evidence.ports().stream().max(Comparator.comparingInt(Ports::distance));
    }

    private static int distance(PortView port) {
        if (port.broker().isPresent()) {
            return port.broker().get().controller() ? 5 : 6;
        }
        if (port.speech().isPresent()) {
            return port.speech().get() instanceof Speech.Silent ? 3 : 4;
        }
        return port.isConnected() ? 2 : port.name().isKnown() ? 1 : 0;
    }

    /// Half a sentence on what is wrong at an address; for one that is usable, that it is.
    public static String problem(PortView port, Security security) {
        if (!port.name().isKnown()) {
            return port.name().timedOut() ? "its name is still being looked up" : "this machine knows no host of that name";
        }
        if (!port.isConnected()) {
            return port.tcp().map(Ports::tcp).orElse("no connection was tried");
        }
        return port.speech().map(speech -> speech(port, speech, security)).orElse("what answers was not found out");
    }

    private static String tcp(Tcp tcp) {
        return switch (tcp.outcome()) {
            case CONNECTED -> "connected";
            case REFUSED -> "nothing listens on that port";
            case SILENT -> "nothing answers within " + Math.max(1, tcp.took().toSeconds()) + " s";
            case NO_ROUTE -> "there is no way from this machine to that host";
            case BROKEN -> "the connection broke: " + tcp.detail();
        };
    }

    private static String speech(PortView port, Speech speech, Security security) {
        return switch (speech) {
            case Speech.Kafka() -> kafka(port, security);
            case Speech.Tls() -> "TLS is spoken there, but no handshake came to its end";
            case Speech.Web(var server) -> server.words() + " answers there";
            case Speech.Ssh(String _) -> "an SSH server answers there";
            case Speech.ZooKeeper(var _) -> "ZooKeeper answers there";
            case Speech.Silent() -> "accepts connections and never answers";
            case Speech.HangsUp() -> "accepts connections and hangs up";
            case Speech.Stranger(String start) -> "something answers that is not Kafka" + (start.isBlank() ? "" : ": “" + start + "”");
        };
    }

    private static String kafka(PortView port, Security security) {
        if (port.speaksTls() != security.tls()) {
            return port.speaksTls() ? "a broker that speaks TLS" : "a broker that speaks no TLS";
        }
        if (port.tls().filter(tls -> !tls.isTrusted()).isPresent()) {
            return "a broker behind TLS that does not get through";
        }
        if (port.broker().isEmpty()) {
            return "a broker answers, but did not say what it can do";
        }
        var broker = port.broker().get();
        if (broker.controller()) {
            return "a Kafka controller answers there, not a broker";
        }
        return broker.tooOld() ? "a broker too old for this client" : takesLogin(broker, security) ? "a broker answers there"
                : broker.wantsLogin() ? "a broker that wants a login with " + String.join(" or ", broker.mechanisms().orElseThrow())
                : "a broker that takes no login";
    }
}
