package dev.topicscope.reach;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.util.net.SshdSocketAddress;

import dev.topicscope.model.HostPort;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets;

/// Dials from an SSH server, which looks the names up: one SSH connection, and one channel in it for each connection to a broker.
///
/// The SSH connection is made when it is first needed, kept alive, and made anew at the next dialling after it was lost.
final class SshDialer implements Dialer {

    /// RFC 4254 §5.1.
    private static final int PROHIBITED = 1;

    private final Route.Ssh route;
    private final SshHop server;
    private final Optional<SshHop> jump;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile boolean closed;

    SshDialer(Route.Ssh route, Secrets secrets) {
        this.route = route;
        server = new SshHop(route.server(), route.knownHosts(), secrets);
        jump = route.jump().map(first -> new SshHop(first, route.knownHosts(), secrets));
    }

    @Override
    public Socket dial(HostPort broker) throws IOException {
        var session = session();
        try {
            var channel = session.createDirectTcpipChannel(SshdSocketAddress.LOCALHOST_ADDRESS,
                    new SshdSocketAddress(broker.host(), broker.port()));
            channel.open().verify(SshHop.PATIENCE);
            return new ChannelSocket(channel);
        } catch (SshException e) {
            throw new NoWayException(refused(broker, e), e);
        }
    }

    private String refused(HostPort broker, SshException e) {
        String server = "the SSH server " + route.server().address();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SshChannelOpenException refusal) {
                return broker + ": " + server + (refusal.getReasonCode() == PROHIBITED
                        ? " allows no connections to it (AllowTcpForwarding, PermitOpen)."
                        : " can't reach it, or knows no host of that name.");
            }
        }
        return broker + ": " + server + " opens no connection to it.";
    }

    private ClientSession session() throws IOException {
        connecting.lock();
        try {
            if (closed) {
                throw new NoWayException("The connection is closed.");
            }
            if (jump.isEmpty()) {
                return server.session(route.server().address());
            }
            if (server.isOpen()) {
                return server.session(route.server().address());
            }
            return server.session(jump.get().forward(route.jump().orElseThrow().address(), route.server().address()));
        } finally {
            connecting.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        server.close();
        jump.ifPresent(SshHop::close);
    }
}
