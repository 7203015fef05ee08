package dev.topicscope.reach;

import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.util.net.SshdSocketAddress;

import dev.topicscope.model.HostPort;

/// Trusts an SSH server by the user's `known_hosts`, under its own address and not that of the hop before it. Adds nothing to the file.
final class KnownHosts extends KnownHostsServerKeyVerifier {

    private final HostPort server;
    private volatile Optional<String> objection = Optional.empty();

    KnownHosts(HostPort server, Path file) {
        super(RejectAllServerKeyVerifier.INSTANCE, file);
        this.server = server;
    }

    /// Why the server was not trusted the last time, if it was not.
    Optional<String> objection() {
        return objection;
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        boolean trusted = super.verifyServerKey(session, address, key);
        if (trusted) {
            objection = Optional.empty();
        }
        return trusted;
    }

    @Override
    protected Collection<SshdSocketAddress> resolveHostNetworkIdentities(ClientSession session, SocketAddress address) {
        return List.of(new SshdSocketAddress(server.host(), server.port()));
    }

    @Override
    protected boolean acceptUnknownHostKey(ClientSession session, SocketAddress address, PublicKey key) {
        objection = Optional.of("The SSH server " + server + " is not in " + getPath() + ": its key is " + KeyUtils.getFingerPrint(key)
                + ". Connect to it once with ssh, and compare.");
        return false;
    }

    @Override
    protected boolean acceptIncompleteHostKeys(ClientSession session, SocketAddress address, PublicKey key, Throwable reason) {
        objection = Optional.of("The SSH server " + server + " is not trusted: " + getPath() + " can't be read.");
        return false;
    }

    @Override
    public boolean acceptModifiedServerKey(ClientSession session, SocketAddress address, KnownHostEntry entry, PublicKey expected,
            PublicKey actual) {
        objection = Optional.of("The SSH server " + server + " has another key than in " + getPath() + ": "
                + KeyUtils.getFingerPrint(actual) + ". Somebody may be in between, or the server was set up anew.");
        return false;
    }
}
