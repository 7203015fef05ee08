package dev.topicscope.reach;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/// Names under which Kafka's clients know the ports of gateways: the broker's own name and an ending that nobody else uses.
///
/// They resolve to 127.0.0.1 in this program only ([LocalNameResolver]). The broker's own name is left alone, since another connection may
/// reach another broker by it. `.invalid` is never given to anybody (RFC 6761 §6.4).
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
