package dev.topicscope.reach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.forward.DefaultForwarderFactory;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.forward.DirectTcpipFactory;
import org.apache.sshd.server.forward.TcpForwardingFilter;
import org.apache.sshd.server.forward.TcpipServerChannel;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;

import dev.topicscope.model.HostPort;

/// A real SSH server on 127.0.0.1 that knows names which this machine does not, as a bastion host does.
final class SshTestServer implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Set<HostPort> asked = ConcurrentHashMap.newKeySet();
    private final Map<HostPort, HostPort> hosts;

    SshTestServer(Map<HostPort, HostPort> hosts, String password, List<PublicKey> keys) throws IOException {
        this.hosts = hosts;
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        server.setPasswordAuthenticator((user, given, _) -> user.equals("alice") && given.equals(password));
        server.setPublickeyAuthenticator((user, key, _) -> user.equals("alice")
                && keys.stream().anyMatch(known -> KeyUtils.compareKeys(known, key)));
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.setForwarderFactory(DefaultForwarderFactory.INSTANCE);
        server.setChannelFactories(server.getChannelFactories().stream()
                .map(factory -> factory instanceof DirectTcpipFactory ? new Naming() : factory).toList());
        server.start();
    }

    HostPort address() {
        return new HostPort("127.0.0.1", server.getPort());
    }

    /// What connections were asked for.
    Set<HostPort> asked() {
        return asked;
    }

    /// Breaks every connection, as a network that goes away does.
    void dropAll() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    int sessions() {
        return server.getActiveSessions().size();
    }

    /// Writes the server's key into a file of known hosts, under `as`.
    void addTo(Path knownHosts, HostPort as) throws IOException, GeneralSecurityException {
        var pair = server.getKeyPairProvider().loadKeys(null).iterator().next();
        Files.writeString(knownHosts, "[" + as.host() + "]:" + as.port() + " " + PublicKeyEntry.toString(pair.getPublic()) + "\n",
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class Naming extends DirectTcpipFactory {

        @Override
        public Channel createChannel(Session session) {
            return new TcpipServerChannel(TcpForwardingFilter.Type.Direct, getExecutorService()) {
                @Override
                protected OpenFuture doInit(Buffer buffer) {
                    var wanted = new HostPort(buffer.getString(), buffer.getInt());
                    asked.add(wanted);
                    var found = hosts.getOrDefault(wanted, wanted);
                    var known = new ByteArrayBuffer();
                    known.putString(found.host());
                    known.putInt(found.port());
                    known.putRawBytes(buffer.getCompactData());
                    return super.doInit(known);
                }
            };
        }
    }
}
