package dev.topicscope.reach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.HostPort;

/// The port on 127.0.0.1 where clients of this program find one broker. Thread-safe.
final class Door implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 50;
    /// More than all clients of a connection open together to one broker; strangers that say nothing are hung up on after some seconds.
    private static final int MOST = 300;

    private final HostPort broker;
    private final Gateway gateway;
    private final ServerSocket server;
    private final Traffic traffic = new Traffic();
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Door(HostPort broker, Gateway gateway) throws IOException {
        this.broker = broker;
        this.gateway = gateway;
        server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), BACKLOG);
    }

    void open() {
        gateway.start(this::accept, "gateway " + broker);
    }

    HostPort broker() {
        return broker;
    }

    int port() {
        return server.getLocalPort();
    }

    Traffic traffic() {
        return traffic;
    }

    Badge badge() {
        return gateway.badge();
    }

    Answers answers() {
        return gateway.answers();
    }

    boolean readOnly() {
        return gateway.readOnly();
    }

    Socket dial() throws IOException {
        return gateway.dial(broker);
    }

    /// `wire` with TLS over it, where the connection uses it.
    Socket secured(Socket wire) throws IOException {
        return gateway.secured(wire, broker);
    }

    void start(Runnable task, String direction) {
        gateway.start(task, "gateway " + broker + " " + direction);
    }

    void left(Passage passage) {
        if (passages.remove(passage)) {
            traffic.closed();
        }
    }

    private void accept() {
        while (!closed) {
            try {
                take(server.accept());
            } catch (IOException e) {
                if (!closed) {
                    LOG.warn("The gateway can't take a connection to {}: {}", broker, e.toString());
                }
                // A listening socket that fails once does not recover.
                return;
            }
        }
    }

    private void take(Socket client) throws IOException {
        if (passages.size() >= MOST) {
            client.close();
            return;
        }
        var passage = new Passage(this, client);
        passages.add(passage);
        traffic.opened();
        start(passage::requests, "out");
        if (closed) {
            passage.close();
        }
    }

    /// Lets nobody in any more and ends who is inside; does not wait.
    @Override
    public void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("Closing a gateway's port failed", e);
        }
        passages.forEach(Passage::close);
    }
}
