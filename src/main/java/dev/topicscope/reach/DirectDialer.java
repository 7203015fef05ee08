package dev.topicscope.reach;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import dev.topicscope.model.HostPort;

/// Dials brokers at their own addresses, each address of a name in turn until one answers.
final class DirectDialer implements Dialer {

    private static final int CONNECT_MILLIS = 4_000;

    @Override
    public Socket dial(HostPort broker) throws IOException {
        return connect(broker, CONNECT_MILLIS);
    }

    /// A connection to `target`, by plain TCP.
    ///
    /// @throws NoWayException if there is none
    static Socket connect(HostPort target, int millis) throws IOException {
        var addresses = addresses(target);
        IOException first = null;
        for (var address : addresses) {
            var socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, target.port()), millis);
                return socket;
            } catch (IOException e) {
                socket.close();
                first = first == null ? e : first;
            }
        }
        throw new NoWayException(target + ": " + sentence(first), first);
    }

    private static InetAddress[] addresses(HostPort target) throws NoWayException {
        try {
            return InetAddress.getAllByName(target.host());
        } catch (UnknownHostException e) {
            throw new NoWayException(target + ": this machine knows no host of that name.", e);
        }
    }

    private static String sentence(IOException e) {
        return switch (e) {
            case SocketTimeoutException _ -> "nothing answers there: a firewall, a VPN that is off, or a wrong address.";
            case NoRouteToHostException _ -> "there is no way from this machine to that host.";
            case ConnectException _ -> "the host refuses connections on that port.";
            case null, default -> "the connection broke.";
        };
    }
}
