package dev.topicscope.reach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;

import dev.topicscope.model.HostPort;
import dev.topicscope.model.Secrets;
import dev.topicscope.model.Secrets.Secret;
import dev.topicscope.model.SshServer;
import dev.topicscope.model.SshServer.Login;

/// One SSH server and the connection to it. Used by one thread at a time, but for [#close].
///
/// Reads nothing of the user's `~/.ssh` but the file of known hosts: what is offered to a server is what the route says.
final class SshHop implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final int MISSED_BEATS = 2;

    private final SshServer server;
    private final Secrets secrets;
    private final KnownHosts knownHosts;
    private final AgentFactory agent;
    private final SshClient client;
    private Optional<ClientSession> session = Optional.empty();

    SshHop(SshServer server, Optional<String> knownHosts, Secrets secrets) {
        this(server, knownHosts, secrets, AgentFactory.ofSession());
    }

    SshHop(SshServer server, Optional<String> knownHosts, Secrets secrets, AgentFactory agent) {
        this.server = server;
        this.agent = agent;
        this.secrets = secrets;
        this.knownHosts = new KnownHosts(server.address(), knownHosts.map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".ssh", "known_hosts")));
        client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setServerKeyVerifier(this.knownHosts);
        client.setUserAuthFactories(server.login() instanceof Login.Password
                ? List.of(UserAuthPasswordFactory.INSTANCE, UserAuthKeyboardInteractiveFactory.INSTANCE)
                : List.of(UserAuthPublicKeyFactory.INSTANCE));
        if (server.login() instanceof Login.Agent) {
            client.setAgentFactory(agent);
        }
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, BEAT);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, MISSED_BEATS);
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.AUTH_TIMEOUT.set(client, PATIENCE);
    }

    boolean isOpen() {
        return session.filter(ClientSession::isOpen).isPresent();
    }

    /// The connection to the server, which is reached at `at`: the one there is, or a new one.
    ///
    /// @throws NoWayException if there is none to be had
    ClientSession session(HostPort at) throws IOException {
        if (!isOpen()) {
            client.start();
            session = Optional.of(open(at));
        }
        return session.get();
    }

    /// A port on 127.0.0.1 that leads to the SSH server `next`.
    HostPort forward(HostPort at, HostPort next) throws IOException {
        var bound = session(at).startLocalPortForwarding(new SshdSocketAddress("127.0.0.1", 0),
                new SshdSocketAddress(next.host(), next.port()));
        return new HostPort("127.0.0.1", bound.getPort());
    }

    private ClientSession open(HostPort at) throws IOException {
        var opened = connect(at);
        boolean ready = false;
        try {
            logIn(opened);
            ready = true;
            return opened;
        } catch (SshException e) {
            throw new NoWayException(knownHosts.objection().orElseGet(() -> "The SSH server " + server.address() + " refuses the user "
                    + server.user() + ": " + refused() + "."), e);
        } finally {
            if (!ready) {
                opened.close(true);
            }
        }
    }

    private ClientSession connect(HostPort at) throws IOException {
        try {
            var address = new InetSocketAddress(InetAddress.getByName(at.host()), at.port());
            return client.connect(server.user(), address).verify(PATIENCE).getSession();
        } catch (UnknownHostException e) {
            throw new NoWayException("The SSH server " + server.address() + ": this machine knows no host of that name.", e);
        } catch (IOException e) {
            throw new NoWayException("The SSH server " + server.address() + " can't be reached.", e);
        }
    }

    private void logIn(ClientSession opened) throws IOException {
        switch (server.login()) {
            case Login.Agent() -> agent.socket();
            case Login.Key(var file) -> addKey(opened, Path.of(file));
            case Login.Password() -> {
                var password = secrets.find(new Secret.SshPassword(server.address(), server.user()))
                        .orElseThrow(() -> new NoWayException("The password of " + server.user() + " at the SSH server "
                                + server.address() + " is not known."));
                opened.addPasswordIdentity(new String(password));
                Arrays.fill(password, '\0');
            }
        }
        opened.auth().verify(PATIENCE);
    }

    private void addKey(ClientSession opened, Path file) throws IOException {
        FilePasswordProvider passphrase = (_, _, _) ->
                secrets.find(new Secret.KeyPassphrase(file.toString())).map(String::new).orElse(null);
        try (var in = Files.newInputStream(file)) {
            var pairs = SecurityUtils.loadKeyPairIdentities(opened, NamedResource.ofName(file.toString()), in, passphrase);
            if (pairs == null || !pairs.iterator().hasNext()) {
                throw new NoWayException(file + " holds no private key that can be read.");
            }
            pairs.forEach(opened::addPublicKeyIdentity);
        } catch (NoSuchFileException e) {
            throw new NoWayException("There is no private key " + file + ".", e);
        } catch (GeneralSecurityException e) {
            throw new NoWayException("The private key " + file + " can't be read: its passphrase is wrong or not known.", e);
        }
    }

    private String refused() {
        return switch (server.login()) {
            case Login.Agent() -> "it takes none of the agent's keys";
            case Login.Key(var file) -> "it does not take the key " + file;
            case Login.Password() -> "the password is wrong, or it takes none";
        };
    }

    @Override
    public void close() {
        client.close(true);
    }
}
