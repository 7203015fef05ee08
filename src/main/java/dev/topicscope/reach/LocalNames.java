package dev.topicscope.reach;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/// Names under which Kafka's clients know the ports of gateways: the broker's own name and an ending that nobody else uses.
///
/// They resolve to 127.0.0.1 in this program only ([LocalNameResolver]), and the address that they resolve to bears the broker's own name,
/// which is what SASL mechanisms and logs then see. `.invalid` is never given to anybody (RFC 6761 §6.4).
final class LocalNames {

    private static final String ENDING = ".gateway.topicscope.invalid";

    private LocalNames() {
    }

    static String of(String host) {
        // A colon would make it an IPv6 address that is none.
        return host.replace(':', '-') + ENDING;
    }

    static boolean isLocal(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    static String real(String name) {
        return name.substring(0, name.length() - ENDING.length());
    }

    static String ending() {
        return ENDING;
    }

    /// Whether such names resolve in this program, as they do unless another resolver was set.
    static boolean work() {
        try {
            return InetAddress.getByName(of("test")).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
