package dev.topicscope.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.topicscope.doctor.Speech.WebServer;

/// Finds out by its own API which web server answers. Sends GET requests only, without credentials.
final class WebProbe {

    private static final int MOST = 16 << 10;
    private static final Pattern LENGTH = Pattern.compile("content-length: *([0-9]{1,9})");

    /// Opens one more connection to the port.
    interface Opener {
        Wire open() throws IOException;
    }

    private final Opener opener;
    private final String host;
    private final Deadline deadline;

    WebProbe(Opener opener, String host, Deadline deadline) {
        this.opener = opener;
        this.host = host;
        this.deadline = deadline;
    }

    /// Whether HTTP is spoken at all, and by whom.
    Optional<WebServer> look() {
        var root = get("/");
        if (!root.startsWith("http/")) {
            return Optional.empty();
        }
        if (root.contains("\"kafka_cluster_id\"") && root.contains("\"commit\"")) {
            return Optional.of(WebServer.CONNECT);
        }
        if (root.contains("\"bridge_version\"") || root.contains("application/vnd.kafka")) {
            return Optional.of(WebServer.KAFKA_REST);
        }
        if (root.contains("application/vnd.schemaregistry") || get("/config").contains("\"compatibilitylevel\"")) {
            return Optional.of(WebServer.SCHEMA_REGISTRY);
        }
        boolean rest = get("/v3/clusters").contains("\"kafkaclusterlist\"") || get("/topics").contains("application/vnd.kafka");
        return Optional.of(rest ? WebServer.KAFKA_REST : WebServer.OTHER);
    }

    /// The answer with its head, in lower case; empty if none came.
    private String get(String path) {
        try (var wire = opener.open()) {
            wire.send(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: */*\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var text = new StringBuilder();
            byte[] some = wire.readSome(MOST, deadline);
            while (some.length > 0 && text.length() < MOST) {
                text.append(new String(some, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
                some = isComplete(text) ? new byte[0] : more(wire);
            }
            return text.toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean isComplete(CharSequence text) {
        var length = LENGTH.matcher(text);
        int body = text.toString().indexOf("\r\n\r\n");
        return body >= 0 && length.find() && text.length() - body - 4 >= Long.parseLong(length.group(1));
    }

    private byte[] more(Wire wire) {
        try {
            return wire.readSome(MOST, deadline);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
