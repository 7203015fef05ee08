package dev.topicscope.reach;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import dev.topicscope.model.HostPort;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets;
import dev.topicscope.model.Secrets.Secret;

/// Dials through a SOCKS5 proxy (RFC 1928), by name, so that the proxy looks it up; with user and password where it wants them (RFC 1929).
///
/// Not the JDK's own, which takes its password from a place that the whole program shares.
final class SocksDialer implements Dialer {

    private static final int MILLIS = 8_000;
    private static final int LONGEST = 255;
    private static final byte VERSION = 5;
    private static final byte LOGIN_VERSION = 1;
    private static final byte NO_LOGIN = 0;
    private static final byte LOGIN = 2;
    private static final byte CONNECT = 1;
    private static final byte IPV4 = 1;
    private static final byte NAME = 3;
    private static final byte IPV6 = 4;

    private final Route.Socks route;
    private final Secrets secrets;
    private final TcpConnector tcp = new TcpConnector();

    SocksDialer(Route.Socks route, Secrets secrets) {
        this.route = route;
        this.secrets = secrets;
    }

    @Override
    public void close() {
        tcp.close();
    }

    @Override
    public Socket dial(HostPort broker) throws IOException {
        var socket = tcp.connect(route.proxy(), MILLIS);
        try {
            socket.setSoTimeout(MILLIS);
            greet(socket);
            connect(socket, broker);
            socket.setSoTimeout(0);
            tcp.handOver(socket);
            return socket;
        } catch (SocketTimeoutException | EOFException e) {
            tcp.drop(socket);
            throw new NoWayException("The SOCKS proxy " + route.proxy() + " does not answer as one.", e);
        } catch (IOException e) {
            tcp.drop(socket);
            throw e;
        }
    }

    private void greet(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write(route.user().isPresent() ? new byte[] {VERSION, 2, NO_LOGIN, LOGIN}
                : new byte[] {VERSION, 1, NO_LOGIN});
        if (in.readByte() != VERSION) {
            throw new NoWayException(route.proxy() + " is no SOCKS5 proxy.");
        }
        switch (in.readByte()) {
            case NO_LOGIN -> { }
            case LOGIN -> logIn(socket, in);
            default -> throw new NoWayException("The SOCKS proxy " + route.proxy() + " wants a login of a kind that was not given.");
        }
    }

    private void logIn(Socket socket, DataInputStream in) throws IOException {
        String user = route.user().orElseThrow(() -> new NoWayException("The SOCKS proxy " + route.proxy() + " wants a user."));
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        byte[] password = Passwords.bytes(secrets.find(new Secret.ProxyPassword(route.proxy(), user)));
        try {
            if (name.length > LONGEST || password.length > LONGEST) {
                throw new NoWayException("User and password of a SOCKS proxy have " + LONGEST + " bytes at most.");
            }
            var login = ByteBuffer.allocate(3 + name.length + password.length).put(LOGIN_VERSION)
                    .put((byte) name.length).put(name).put((byte) password.length).put(password);
            socket.getOutputStream().write(login.array());
            Arrays.fill(login.array(), (byte) 0);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
        in.readByte();
        if (in.readByte() != 0) {
            throw new NoWayException("The SOCKS proxy " + route.proxy() + " refuses the user " + user + " or the password.");
        }
    }

    private void connect(Socket socket, HostPort broker) throws IOException {
        byte[] address = address(broker.host());
        socket.getOutputStream().write(ByteBuffer.allocate(5 + address.length).put(VERSION).put(CONNECT).put((byte) 0)
                .put(address).putShort((short) broker.port()).flip().array(), 0, 5 + address.length);
        var in = new DataInputStream(socket.getInputStream());
        in.readByte();
        int reply = in.readUnsignedByte();
        if (reply != 0) {
            throw new NoWayException(broker + ": the SOCKS proxy " + route.proxy() + " says: " + words(reply) + ".");
        }
        in.readByte();
        int bound = switch (in.readByte()) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            case NAME -> in.readUnsignedByte();
            default -> throw new NoWayException(route.proxy() + " is no SOCKS5 proxy.");
        };
        in.readFully(new byte[bound + 2]);
    }

    private static byte[] address(String host) throws NoWayException {
        var literal = literal(host);
        if (literal.isPresent()) {
            byte[] bytes = literal.get().getAddress();
            return ByteBuffer.allocate(1 + bytes.length).put(bytes.length == 4 ? IPV4 : IPV6).put(bytes).array();
        }
        byte[] name = host.getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST) {
            throw new NoWayException(host + ": no name is that long.");
        }
        return ByteBuffer.allocate(2 + name.length).put(NAME).put((byte) name.length).put(name).array();
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// RFC 1928 §6.
    private static String words(int reply) {
        return switch (reply) {
            case 2 -> "not allowed by its rules";
            case 3 -> "network unreachable";
            case 4 -> "host unreachable, or of a name that it does not know";
            case 5 -> "connection refused";
            case 6 -> "no answer in time";
            default -> "it failed (" + reply + ")";
        };
    }
}
