package dev.topicscope.reach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.topicscope.model.HostPort;

/// A port on 127.0.0.1 that leads to another, as a port-forward does, and that can be lost and come back.
final class Forwarder implements AutoCloseable {

    private final HostPort target;
    private final int port;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;

    Forwarder(HostPort target) throws IOException {
        this(target, 0);
    }

    Forwarder(HostPort target, int port) throws IOException {
        this.target = target;
        server = listen(port);
        this.port = server.getLocalPort();
    }

    HostPort address() {
        return new HostPort("127.0.0.1", port);
    }

    int accepted() {
        return accepted.get();
    }

    /// Breaks all connections and refuses new ones.
    void lose() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    void comeBack() throws IOException {
        server = listen(port);
    }

    private ServerSocket listen(int at) throws IOException {
        var listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), at));
        Thread.ofPlatform().daemon().name("test forwarder").start(() -> accept(listening));
        return listening;
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                var client = listening.accept();
                accepted.incrementAndGet();
                var behind = new Socket(target.host(), target.port());
                sockets.add(client);
                sockets.add(behind);
                Thread.ofPlatform().daemon().name("test forwarder out").start(() -> pass(client, behind));
                Thread.ofPlatform().daemon().name("test forwarder in").start(() -> pass(behind, client));
            }
        } catch (IOException lost) {
            // It was closed.
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException lost) {
            // The other side is closed too.
        }
    }

    @Override
    public void close() throws IOException {
        lose();
    }
}
