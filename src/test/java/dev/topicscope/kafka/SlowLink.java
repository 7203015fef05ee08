package dev.topicscope.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// A port on this machine that passes on to a broker what comes, and lets only so many bytes a second come back, over all connections
/// together.
final class SlowLink implements AutoCloseable {

    private static final int PIECE = 4_096;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    private final Supplier<InetSocketAddress> target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile long bytesPerSecond = Long.MAX_VALUE;
    private long freeNanos = System.nanoTime();

    /// `target` is asked at each connection.
    SlowLink(Supplier<InetSocketAddress> target) throws IOException {
        this.target = target;
        Thread.ofVirtual().name("slow link").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void slowTo(long perSecond) {
        bytesPerSecond = perSecond;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var near = server.accept();
                sockets.add(near);
                Thread.ofVirtual().start(() -> connect(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket near) {
        try (near; var far = new Socket()) {
            sockets.add(far);
            far.connect(target.get());
            var there = Thread.ofVirtual().start(() -> pass(near, far, false));
            pass(far, near, true);
            there.join();
        } catch (IOException gone) {
            // One of the two has hung up: so does the other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(near);
        }
    }

    private void pass(Socket from, Socket to, boolean slowly) {
        try {
            copy(from.getInputStream(), to.getOutputStream(), slowly);
        } catch (IOException gone) {
            // As above.
        }
        try {
            from.close();
            to.close();
        } catch (IOException gone) {
            // As above.
        }
    }

    private void copy(InputStream from, OutputStream to, boolean slowly) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
            if (slowly) {
                LockSupport.parkNanos(waitFor(read));
            }
            to.write(piece, 0, read);
        }
    }

    private synchronized long waitFor(int bytes) {
        long now = System.nanoTime();
        freeNanos = Math.max(now, freeNanos) + bytes * 1_000_000_000L / bytesPerSecond;
        return freeNanos - now;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
