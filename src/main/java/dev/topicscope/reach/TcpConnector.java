package dev.topicscope.reach;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.HostPort;

/// Makes TCP connections, each address of a name in turn until one answers. Thread-safe.
///
/// Those that are still being made, or that their dialer has not [#handOver] yet, end with [#close]; a look-up of a name can't be broken
/// off.
final class TcpConnector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TcpConnector.class);

    private final Set<Socket> making = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// @throws NoWayException if there is no connection to be had
    Socket connect(HostPort target, int millis) throws NoWayException {
        IOException first = null;
        for (var address : addresses(target)) {
            var socket = new Socket();
            making.add(socket);
            try {
                if (closed) {
                    throw new IOException("closed");
                }
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, target.port()), millis);
                return socket;
            } catch (IOException e) {
                drop(socket);
                first = first == null ? e : first;
            }
        }
        throw new NoWayException(target + ": " + sentence(first), first);
    }

    /// Leaves a connection to the caller alone.
    void handOver(Socket socket) {
        making.remove(socket);
    }

    /// Ends a connection of which nothing came.
    void drop(Socket socket) {
        making.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Closing a connection failed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        making.forEach(this::drop);
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
