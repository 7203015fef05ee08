package dev.topicscope.reach;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.lab.HeadlessCluster;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Brokers behind SOCKS5 and HTTP proxies that know names which this machine does not.
class ProxyRouteTest {

    private static final String PASSWORD = "pässword";

    private final HeadlessCluster cluster = HeadlessCluster.get();
    private final Secrets secrets = _ -> Optional.of(PASSWORD.toCharArray());
    private final Map<String, HostPort> hosts = new HashMap<>();

    ProxyRouteTest() {
        for (int id = 1; id <= 3; id++) {
            hosts.put(HeadlessCluster.advertised(id).toString(), cluster.real(id));
        }
    }

    @Test
    void everythingWorksThroughASocksProxyWithALogin() throws Exception {
        String topic = cluster.topic("socks", 3);
        try (var proxy = new Proxy(this::socks);
                var gateway = Gateway.open(new Route.Socks(proxy.address(), Optional.of("bob")), Map.of(), false, secrets)) {
            new Through(gateway, Map.of(), HeadlessCluster.advertised(1)).useAll(topic, 3);
        }
    }

    @Test
    void everythingWorksThroughAnHttpProxyWithALogin() throws Exception {
        String topic = cluster.topic("http", 3);
        try (var proxy = new Proxy(this::http);
                var gateway = Gateway.open(new Route.HttpConnect(proxy.address(), Optional.of("bob")), Map.of(), false, secrets)) {
            new Through(gateway, Map.of(), HeadlessCluster.advertised(1)).useAll(topic, 3);
        }
    }

    @Test
    void whatProxiesRefuseIsSaid() throws Exception {
        var unknown = new HostPort("unknown", 1);
        try (var socks = new Proxy(this::socks); var http = new Proxy(this::http); var silent = new Proxy(_ -> Optional.empty())) {
            refuses(new Route.Socks(socks.address(), Optional.of("bob")), unknown, "unknown:1: the SOCKS proxy " + socks.address()
                    + " says: host unreachable");
            refuses(new Route.Socks(socks.address(), Optional.of("eve")), unknown, "refuses the user eve or the password");
            refuses(new Route.Socks(socks.address(), Optional.empty()), unknown, "wants a login of a kind that was not given");
            refuses(new Route.HttpConnect(http.address(), Optional.of("bob")), unknown, "says: 502 Bad Gateway");
            refuses(new Route.HttpConnect(http.address(), Optional.of("eve")), unknown, "refuses the user eve or the password");
            refuses(new Route.HttpConnect(http.address(), Optional.empty()), unknown, "wants a user and a password");
            refuses(new Route.Socks(silent.address(), Optional.empty()), unknown, "does not answer as one");
            refuses(new Route.HttpConnect(silent.address(), Optional.empty()), unknown, "does not answer as one");
        }
    }

    private void refuses(Route route, HostPort broker, String sentence) {
        try (var dialer = Dialers.of(route, secrets)) {
            assertThatThrownBy(() -> dialer.dial(broker)).isInstanceOf(NoWayException.class).hasMessageContaining(sentence)
                    .hasMessageNotContaining(PASSWORD);
        }
    }

    /// RFC 1928 with RFC 1929.
    private Optional<HostPort> socks(Socket client) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        var out = client.getOutputStream();
        in.readByte();
        byte[] offered = in.readNBytes(in.readUnsignedByte());
        if (offered.length < 2) {
            out.write(new byte[] {5, (byte) 0xff});
            return Optional.empty();
        }
        out.write(new byte[] {5, 2});
        in.readByte();
        String user = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        String password = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        boolean known = user.equals("bob") && password.equals(PASSWORD);
        out.write(new byte[] {1, (byte) (known ? 0 : 1)});
        if (!known) {
            return Optional.empty();
        }
        in.readNBytes(4);
        String host = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
        var target = Optional.ofNullable(hosts.get(host + ":" + in.readUnsignedShort()));
        out.write(new byte[] {5, (byte) (target.isPresent() ? 0 : 4), 0, 1, 0, 0, 0, 0, 0, 0});
        return target;
    }

    private Optional<HostPort> http(Socket client) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) client.getInputStream().read());
        }
        String login = Base64.getEncoder().encodeToString(("bob:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        var target = Optional.ofNullable(hosts.get(head.toString().split(" ")[1]));
        String answer = !head.toString().contains("Proxy-Authorization: Basic " + login + "\r\n") ? "407 Proxy Authentication Required"
                : target.isPresent() ? "200 Connection established" : "502 Bad Gateway";
        client.getOutputStream().write(("HTTP/1.1 " + answer + "\r\nVia: test\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return answer.startsWith("200") ? target : Optional.empty();
    }

    private interface Talk {
        Optional<HostPort> with(Socket client) throws IOException;
    }

    /// Talks with each client and then leads it to where the talk says, or hangs up.
    private record Proxy(ServerSocket server, Talk talk) implements AutoCloseable {

        private Proxy(Talk talk) throws IOException {
            this(new ServerSocket(), talk);
            server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            Thread.ofPlatform().daemon().name("test proxy").start(this::accept);
        }

        private HostPort address() {
            return new HostPort("127.0.0.1", server.getLocalPort());
        }

        private void accept() {
            try {
                while (true) {
                    var client = server.accept();
                    Thread.ofPlatform().daemon().name("test proxy talk").start(() -> lead(client));
                }
            } catch (IOException closed) {
                // The test has ended.
            }
        }

        private void lead(Socket client) {
            try (client) {
                var target = talk.with(client);
                if (target.isPresent()) {
                    try (var behind = new Socket(target.get().host(), target.get().port())) {
                        Thread.ofPlatform().daemon().name("test proxy in").start(() -> pass(behind, client));
                        client.getInputStream().transferTo(behind.getOutputStream());
                    }
                }
            } catch (IOException gone) {
                // One side has hung up.
            }
        }

        private static void pass(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException gone) {
                // One side has hung up.
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
