package dev.topicscope.reach;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import dev.topicscope.model.HostPort;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets;
import dev.topicscope.model.Secrets.Secret;

/// Dials through an HTTP proxy with CONNECT (RFC 9110 §9.3.6), by name; with Basic authentication (RFC 7617) where there is a user.
final class HttpConnectDialer implements Dialer {

    private static final int MILLIS = 8_000;
    private static final int LONGEST_ANSWER = 16 << 10;
    private static final int WANTS_LOGIN = 407;

    private final Route.HttpConnect route;
    private final Secrets secrets;
    private final TcpConnector tcp = new TcpConnector();

    HttpConnectDialer(Route.HttpConnect route, Secrets secrets) {
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
            ask(socket, broker);
            String status = status(socket.getInputStream());
            check(status, broker);
            socket.setSoTimeout(0);
            tcp.handOver(socket);
            return socket;
        } catch (SocketTimeoutException | EOFException e) {
            tcp.drop(socket);
            throw new NoWayException("The HTTP proxy " + route.proxy() + " does not answer as one.", e);
        } catch (IOException e) {
            tcp.drop(socket);
            throw e;
        }
    }

    private void ask(Socket socket, HostPort broker) throws IOException {
        var request = new ByteArrayOutputStream();
        request.writeBytes(ascii("CONNECT " + broker + " HTTP/1.1\r\nHost: " + broker + "\r\n"));
        if (route.user().isPresent()) {
            request.writeBytes(ascii("Proxy-Authorization: Basic "));
            request.writeBytes(credentials(route.user().get()));
            request.writeBytes(ascii("\r\n"));
        }
        request.writeBytes(ascii("\r\n"));
        byte[] bytes = request.toByteArray();
        socket.getOutputStream().write(bytes);
        Arrays.fill(bytes, (byte) 0);
    }

    private byte[] credentials(String user) {
        byte[] password = Passwords.bytes(secrets.find(new Secret.ProxyPassword(route.proxy(), user)));
        byte[] name = (user + ":").getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(name, name.length + password.length);
        System.arraycopy(password, 0, both, name.length, password.length);
        byte[] encoded = Base64.getEncoder().encode(both);
        Arrays.fill(password, (byte) 0);
        Arrays.fill(both, (byte) 0);
        return encoded;
    }

    /// The first line of the answer; the rest up to the empty line is skipped, and not a byte more.
    private static String status(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0 && head.indexOf("\n\n") < 0) {
            int read = in.read();
            if (read < 0 || head.length() >= LONGEST_ANSWER) {
                throw new EOFException();
            }
            head.append((char) read);
        }
        return head.substring(0, head.indexOf("\n")).strip();
    }

    private void check(String status, HostPort broker) throws NoWayException {
        var words = status.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[0-9]{3}")) {
            throw new NoWayException(route.proxy() + " is no HTTP proxy.");
        }
        int code = Integer.parseInt(words[1]);
        if (code == WANTS_LOGIN) {
            throw new NoWayException("The HTTP proxy " + route.proxy() + (route.user().isEmpty() ? " wants a user and a password."
                    : " refuses the user " + route.user().get() + " or the password."));
        }
        if (code / 100 != 2) {
            throw new NoWayException(broker + ": the HTTP proxy " + route.proxy() + " says: " + status.substring(words[0].length() + 1)
                    + ".");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
