package dev.topicscope.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets.Secret;
import dev.topicscope.model.SshServer;
import dev.topicscope.model.SshServer.Login;

import static org.assertj.core.api.Assertions.assertThat;

class RouteSecretsTest {

    private static final String PASSWORD = "hunter2-of-the-bastion";
    private static final HostPort BASTION = new HostPort("bastion", 22);
    private static final Secret AT_BASTION = new Secret.SshPassword(BASTION, "me");
    private static final Route SSH = new Route.Ssh(new SshServer(BASTION, "me", new Login.Password()), Optional.empty(), Optional.empty());
    private static final Connection SECURED = new Connection("a", "a", "b1:9092", Map.of("ssl.key.password", "of the key",
            "client.rack", "r")).withRoute(SSH);

    @TempDir
    private Path home;
    private ConnectionStore store;

    @BeforeEach
    void open() throws FailureException {
        store = new ConnectionStore(home, Keychain.none());
    }

    private Optional<String> found(Secret secret) {
        return store.routeSecrets().find(secret).map(String::new);
    }

    @Test
    void aPasswordIsKeptEncryptedWithItsConnectionAndIsNoClientProperty() throws FailureException, IOException {
        store.put(SECURED, Map.of(AT_BASTION, PASSWORD));
        open();

        assertThat(found(AT_BASTION)).contains(PASSWORD);
        assertThat(store.whole(store.all().getFirst())).isEqualTo(SECURED);
        try (var files = Files.list(home)) {
            for (var file : files.toList()) {
                assertThat(Files.readAllBytes(file)).asString().doesNotContain(PASSWORD);
            }
        }
    }

    @Test
    void aPasswordStaysWhenTheConnectionIsChangedOtherwise() throws FailureException {
        store.put(SECURED, Map.of(AT_BASTION, PASSWORD));

        store.put(SECURED.withBootstrap("b2:9092"));
        assertThat(found(AT_BASTION)).contains(PASSWORD);

        store.put(SECURED.withProperties(Map.of()), Map.of());
        assertThat(found(AT_BASTION)).contains(PASSWORD);
    }

    @Test
    void aPasswordGoesWithItsRouteAndWithItsConnection() throws FailureException {
        store.put(SECURED, Map.of(AT_BASTION, PASSWORD));

        store.put(SECURED.withRoute(new Route.Direct()));
        store.put(SECURED);
        assertThat(found(AT_BASTION)).isEmpty();

        store.put(SECURED, Map.of(AT_BASTION, PASSWORD));
        store.remove("a");
        store.put(SECURED);
        assertThat(found(AT_BASTION)).isEmpty();
    }

    @Test
    void whatIsJustTypedWinsUntilItIsForgotten() throws FailureException {
        store.put(SECURED, Map.of(AT_BASTION, PASSWORD));
        store.routeSecrets().type(Map.of(AT_BASTION, "typed"));
        assertThat(found(AT_BASTION)).contains("typed");

        store.routeSecrets().forget();
        assertThat(found(AT_BASTION)).contains(PASSWORD);
        assertThat(found(new Secret.SshPassword(BASTION, "another"))).isEmpty();
    }
}
