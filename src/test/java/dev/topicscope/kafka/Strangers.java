package dev.topicscope.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;

/// What listens on ports that are not a broker's, each behaving like the real one as far as it is asked.
final class Strangers implements AutoCloseable {

    private final List<AutoCloseable> open = new ArrayList<>();

    /// A web server that answers `pages`, and 404 to everything else.
    String web(String type, Map<String, String> pages) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            var page = pages.get(exchange.getRequestURI().getPath());
            byte[] bytes = (page == null ? "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}"
                    : page).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(page == null ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String serve(FakeServer.Manners manners) throws IOException {
        var server = new FakeServer(manners);
        open.add(server);
        return server.address();
    }

    /// Drops every SYN: its queue of one is full.
    String blackHole() throws IOException {
        var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        open.add(server);
        for (int i = 0; i < 3; i++) {
            var socket = new Socket();
            open.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 300);
            } catch (IOException full) {
                break;
            }
        }
        return "127.0.0.1:" + server.getLocalPort();
    }

    /// Answers the four letters, and hangs up at everything else.
    String zooKeeper() throws IOException {
        return serve(socket -> {
            if (new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII).equals("srvr")) {
                socket.getOutputStream().write(("Zookeeper version: 3.5.10-1234, built on 01/01/2022 00:00 GMT\nMode: standalone\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    /// A token server whose clock is `behind`, and which by that clock gives a token for five minutes.
    String tokens(Duration behind) throws IOException {
        return serve(socket -> {
            byte[] request = new byte[8_192];
            int length = socket.getInputStream().read(request);
            var clock = ZonedDateTime.now(ZoneOffset.UTC).minus(behind);
            long now = clock.toEpochSecond();
            String token = part("{\"alg\":\"none\"}") + "." + part("{\"sub\":\"me\",\"scope\":\"kafka\",\"iat\":" + now + ",\"exp\":"
                    + (now + 300)
                    + "}") + ".";
            boolean head = new String(Arrays.copyOf(request, Math.max(0, length)), StandardCharsets.US_ASCII).startsWith("HEAD");
            String body = "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":300}";
            socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nDate: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(clock)
                    + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n"
                    + (head ? "" : body)).getBytes(StandardCharsets.US_ASCII));
        });
    }

    @Override
    public void close() throws Exception {
        for (var one : open) {
            one.close();
        }
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
