package dev.topicscope.reach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.lab.Await;
import dev.topicscope.lab.HeadlessCluster;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets;
import dev.topicscope.model.Secrets.Secret;
import dev.topicscope.model.SshServer;
import dev.topicscope.model.SshServer.Login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Brokers behind a real SSH server.
class SshRouteTest {

    private static final String PASSWORD = "opens-the-door";

    private final HeadlessCluster cluster = HeadlessCluster.get();
    private final Secrets secrets = secret -> switch (secret) {
        case Secret.SshPassword _ -> Optional.of(PASSWORD.toCharArray());
        case Secret.KeyPassphrase _ -> Optional.of("of the key".toCharArray());
        case Secret.ProxyPassword _ -> Optional.empty();
    };

    @TempDir
    private Path home;
    private Path knownHosts;

    @BeforeEach
    void name() {
        knownHosts = home.resolve("known_hosts");
    }

    private Map<HostPort, HostPort> hosts() {
        var hosts = new HashMap<HostPort, HostPort>();
        for (int id = 1; id <= 3; id++) {
            hosts.put(HeadlessCluster.advertised(id), cluster.real(id));
            hosts.put(HeadlessCluster.advertisedSecure(id), cluster.realSecure(id));
        }
        return hosts;
    }

    private Route.Ssh route(HostPort server, Login login) {
        return new Route.Ssh(new SshServer(server, "alice", login), Optional.empty(), Optional.of(knownHosts.toString()));
    }

    @Test
    void everythingWorksThroughAnSshServer() throws Exception {
        String topic = cluster.topic("ssh", 6);
        try (var server = new SshTestServer(hosts(), PASSWORD, List.of())) {
            server.addTo(knownHosts, server.address());
            try (var gateway = Gateway.open(route(server.address(), new Login.Password()), Map.of(), false, secrets)) {
                new Through(gateway, Map.of(), HeadlessCluster.advertised(1)).useAll(topic, 6);
                assertThat(server.sessions()).as("SSH connections").isEqualTo(1);
            }
            Await.until("the end of the SSH connection", () -> server.sessions() == 0);
        }
    }

    @Test
    void everythingWorksThroughAnSshServerWithTlsAndScram() throws Exception {
        String topic = cluster.topic("ssh-secure", 3);
        var properties = cluster.secureProperties();
        try (var server = new SshTestServer(hosts(), PASSWORD, List.of())) {
            server.addTo(knownHosts, server.address());
            try (var gateway = Gateway.open(route(server.address(), new Login.Password()), properties, false, secrets)) {
                new Through(gateway, properties, HeadlessCluster.advertisedSecure(1)).useAll(topic, 3);
            }
        }
    }

    @Test
    void aLostConnectionIsMadeAnew() throws Exception {
        String topic = cluster.topic("ssh-lost", 3);
        try (var server = new SshTestServer(hosts(), PASSWORD, List.of())) {
            server.addTo(knownHosts, server.address());
            try (var gateway = Gateway.open(route(server.address(), new Login.Password()), Map.of(), false, secrets)) {
                var through = new Through(gateway, Map.of(), HeadlessCluster.advertised(1));
                through.produce(topic, 3, 30);

                server.dropAll();

                assertThat(through.readAll(topic, 3, 30)).containsExactlyInAnyOrderElementsOf(Through.values(30));
            }
        }
    }

    @Test
    void aJumpHostIsPassed() throws Exception {
        try (var inner = new SshTestServer(hosts(), PASSWORD, List.of())) {
            var name = new HostPort("inner.bastion", 2222);
            inner.addTo(knownHosts, name);
            try (var outer = new SshTestServer(Map.of(name, inner.address()), PASSWORD, List.of())) {
                outer.addTo(knownHosts, outer.address());
                var route = new Route.Ssh(new SshServer(name, "alice", new Login.Password()),
                        Optional.of(new SshServer(outer.address(), "alice", new Login.Password())), Optional.of(knownHosts.toString()));
                try (var gateway = Gateway.open(route, Map.of(), false, secrets);
                        var admin = new Through(gateway, Map.of(), HeadlessCluster.advertised(1)).admin()) {
                    assertThat(admin.describeCluster().nodes().get(30, TimeUnit.SECONDS)).hasSize(3);
                    assertThat(outer.asked()).contains(name);
                    assertThat(inner.asked()).contains(HeadlessCluster.advertised(1));
                }
            }
        }
    }

    @Test
    void aKeyWithAPassphraseOpensTheDoor() throws Exception {
        for (String type : List.of("rsa", "ecdsa", "ed25519")) {
            var key = home.resolve("id_" + type);
            run(Map.of(), "ssh-keygen", "-q", "-t", type, "-N", "of the key", "-f", key.toString());
            try (var server = new SshTestServer(hosts(), PASSWORD, List.of(publicKey(key)));
                    var dialer = Dialers.of(route(server.address(), new Login.Key(key.toString())), secrets)) {
                server.addTo(knownHosts, server.address());
                dialer.dial(HeadlessCluster.advertised(1)).close();
                assertThat(server.asked()).contains(HeadlessCluster.advertised(1));
            }
        }
    }

    @Test
    void theAgentsKeyOpensTheDoor() throws Exception {
        var key = home.resolve("id");
        run(Map.of(), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        String socket = home.resolve("agent").toString();
        var agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (var server = new SshTestServer(hosts(), PASSWORD, List.of(publicKey(key)))) {
            Await.until("the agent", () -> Files.exists(Path.of(socket)));
            server.addTo(knownHosts, server.address());
            var alice = new SshServer(server.address(), "alice", new Login.Agent());
            try (var empty = new SshHop(alice, Optional.of(knownHosts.toString()), secrets, new AgentFactory(Optional.of(socket)))) {
                assertThatThrownBy(() -> empty.session(server.address())).hasMessageContaining("takes none of the agent's keys");
            }
            run(Map.of("SSH_AUTH_SOCK", socket), "ssh-add", "-q", key.toString());
            try (var hop = new SshHop(alice, Optional.of(knownHosts.toString()), secrets, new AgentFactory(Optional.of(socket)))) {
                assertThat(hop.session(server.address()).isAuthenticated()).isTrue();
            }
            try (var none = new SshHop(alice, Optional.of(knownHosts.toString()), secrets, new AgentFactory(Optional.empty()))) {
                assertThatThrownBy(() -> none.session(server.address())).hasMessageContaining("No SSH agent is running");
            }
        } finally {
            agent.destroy();
        }
    }

    private static PublicKey publicKey(Path key) throws IOException, GeneralSecurityException {
        return AuthorizedKeyEntry.parseAuthorizedKeyEntry(Files.readString(key.resolveSibling(key.getFileName() + ".pub")).strip())
                .resolvePublicKey(null, PublicKeyEntryResolver.FAILING);
    }

    private static void run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        var process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void aServerThatIsNotKnownIsNotTrusted() throws Exception {
        try (var server = new SshTestServer(hosts(), PASSWORD, List.of());
                var dialer = Dialers.of(route(server.address(), new Login.Password()), secrets)) {
            Files.writeString(knownHosts, "");

            assertThatThrownBy(() -> dialer.dial(HeadlessCluster.advertised(1))).isInstanceOf(NoWayException.class)
                    .hasMessageContaining(server.address() + " is not in " + knownHosts).hasMessageContaining("SHA256:")
                    .hasMessageNotContaining(PASSWORD);
            assertThat(Files.readString(knownHosts)).as("known hosts").isEmpty();
        }
    }

    @Test
    void aServerWithAnotherKeyIsNotTrusted() throws Exception {
        try (var old = new SshTestServer(hosts(), PASSWORD, List.of()); var server = new SshTestServer(hosts(), PASSWORD, List.of());
                var dialer = Dialers.of(route(server.address(), new Login.Password()), secrets)) {
            old.addTo(knownHosts, server.address());

            assertThatThrownBy(() -> dialer.dial(HeadlessCluster.advertised(1))).isInstanceOf(NoWayException.class)
                    .hasMessageContaining("has another key than in " + knownHosts);
        }
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        try (var server = new SshTestServer(hosts(), "another password", List.of())) {
            server.addTo(knownHosts, server.address());
            try (var dialer = Dialers.of(route(server.address(), new Login.Password()), secrets)) {
                assertThatThrownBy(() -> dialer.dial(HeadlessCluster.advertised(1))).isInstanceOf(NoWayException.class)
                        .hasMessageContaining("refuses the user alice: the password is wrong");
            }
            try (var dialer = Dialers.of(route(server.address(), new Login.Password()), Secrets.NONE)) {
                assertThatThrownBy(() -> dialer.dial(HeadlessCluster.advertised(1))).hasMessageContaining("The password of alice");
            }
            try (var dialer = Dialers.of(route(server.address(), new Login.Key(home.resolve("none").toString())), secrets)) {
                assertThatThrownBy(() -> dialer.dial(HeadlessCluster.advertised(1))).hasMessageContaining("There is no private key");
            }
        }
        try (var dialer = Dialers.of(route(new HostPort("127.0.0.1", 1), new Login.Password()), secrets)) {
            assertThatThrownBy(() -> dialer.dial(HeadlessCluster.advertised(1))).hasMessageContaining("127.0.0.1:1 can't be reached");
        }
    }

    @Test
    void aNameThatTheServerDoesNotKnowIsSaid() throws Exception {
        try (var server = new SshTestServer(Map.of(), PASSWORD, List.of());
                var dialer = Dialers.of(route(server.address(), new Login.Password()), secrets)) {
            server.addTo(knownHosts, server.address());

            assertThatThrownBy(() -> dialer.dial(HeadlessCluster.advertised(1))).isInstanceOf(NoWayException.class)
                    .hasMessageContaining(HeadlessCluster.advertised(1).toString()).hasMessageContaining("can't reach it");
        }
    }
}
