package dev.topicscope.ui.connections;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.FakeConnector;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets.Secret;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.store.HistoryStore;
import dev.topicscope.store.Keychain;
import dev.topicscope.store.Sent;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.connections.SecurityViewModel.LoginKind;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionsViewModelTest {

    private static final Connection DEV = new Connection("1", "dev", "one:9092", Map.of());

    @TempDir
    private Path directory;
    private final List<Connection> opened = new ArrayList<>();
    private final List<Connection> examined = new ArrayList<>();
    private ConnectionsViewModel connections;

    @BeforeEach
    void open() throws FailureException {
        new ConnectionStore(directory, Keychain.none()).put(DEV);
        connections = new ConnectionsViewModel(new ConnectionStore(directory, Keychain.none()), new HistoryStore(directory),
                new FakeConnector(), new DirectBackground(), opened::add, examined::add);
    }

    @Test
    void keepsWhatTheFormHoldsAndConnects() throws FailureException {
        connections.add();
        connections.form().get().orElseThrow().bootstrap().set("two:9092");
        connections.saveAndConnect();

        assertThat(opened).extracting(Connection::bootstrap).containsExactly("two:9092");
        assertThat(new ConnectionStore(directory, Keychain.none()).all()).hasSize(2);
        assertThat(connections.form().get()).isEmpty();
    }

    @Test
    void aFormWithProblemsStaysOpen() {
        connections.add();
        connections.form().get().orElseThrow().bootstrap().set("two:x");
        connections.saveAndConnect();

        assertThat(opened).isEmpty();
        assertThat(connections.form().get()).isPresent();
    }

    @Test
    void editingChangesTheConnectionInItsPlace() {
        connections.edit(DEV);
        connections.form().get().orElseThrow().name().set("renamed");
        connections.save();

        assertThat(connections.connections()).extracting(Connection::name).containsExactly("renamed");
        assertThat(opened).isEmpty();
    }

    @Test
    void secretsComeBackIntoTheFormAndAfterAnUndo() throws FailureException {
        var secret = new Connection("2", "secret", "two:9092", Map.of("sasl.jaas.config", "x required password=\"hidden\";"));
        new ConnectionStore(directory, Keychain.none()).put(secret);
        var kept = new ConnectionsViewModel(new ConnectionStore(directory, Keychain.none()), new HistoryStore(directory),
                new FakeConnector(), new DirectBackground(), opened::add, _ -> { });
        assertThat(kept.connections()).extracting(Connection::properties).containsOnly(Map.of());

        kept.edit(kept.connections().getLast());
        assertThat(kept.form().get().orElseThrow().properties().get()).contains("hidden");
        kept.closeForm();

        kept.remove(kept.connections().getLast());
        kept.restore();
        assertThat(new ConnectionStore(directory, Keychain.none()).whole(kept.connections().getLast())).isEqualTo(secret);
    }

    @Test
    void thePasswordOfARouteIsKeptByTheFormAndComesBackAfterAnUndo() throws FailureException {
        var proxy = new HostPort("proxy", 1080);
        var secret = new Secret.ProxyPassword(proxy, "me");
        connections.edit(DEV);
        var route = connections.form().get().orElseThrow().route();
        route.show(new Route.Socks(proxy, Optional.of("me")));
        route.text(RouteField.PROXY_PASSWORD).set("hidden");
        connections.save();
        assertThat(new ConnectionStore(directory, Keychain.none()).routeSecrets().find(secret)).contains("hidden".toCharArray());

        connections.edit(connections.connections().getFirst());
        assertThat(connections.form().get().orElseThrow().route().text(RouteField.PROXY_PASSWORD).get()).isEmpty();
        connections.save();
        connections.remove(connections.connections().getFirst());
        assertThat(new ConnectionStore(directory, Keychain.none()).routeSecrets().find(secret)).isEmpty();
        connections.restore();
        assertThat(new ConnectionStore(directory, Keychain.none()).routeSecrets().find(secret)).contains("hidden".toCharArray());
    }

    @Test
    void whatTheFormHoldsIsExaminedAsItIsTyped() {
        connections.edit(DEV);
        connections.form().get().orElseThrow().bootstrap().set("two:9092");

        connections.examineTyped();

        assertThat(examined).containsExactly(DEV.withBootstrap("two:9092"));
        assertThat(connections.form().get()).isPresent();
    }

    @Test
    void aLoginIsAskedForWithTheMechanismThatIsBestOrHasBeenChosen() {
        connections.askForLogin(DEV, "SASL_SSL", List.of("PLAIN", "SCRAM-SHA-256", "OAUTHBEARER"));
        assertThat(connections.form().get().orElseThrow().security().login().get()).isEqualTo(LoginKind.SCRAM_SHA_256);

        connections.askForLogin(DEV.withProperties(Map.of("sasl.mechanism", "PLAIN")), "SASL_PLAINTEXT", List.of("SCRAM-SHA-256", "PLAIN"));
        assertThat(connections.form().get().orElseThrow().security().login().get()).isEqualTo(LoginKind.PLAIN);

        connections.askForLogin(DEV, "SASL_SSL", List.of("OAUTHBEARER"));
        assertThat(connections.form().get().orElseThrow().security().login().get()).isEqualTo(LoginKind.OAUTHBEARER);
    }

    @Test
    void whatIsRemovedCanBeRestored() throws FailureException {
        connections.remove(DEV);
        assertThat(new ConnectionStore(directory, Keychain.none()).all()).isEmpty();

        connections.restore();
        assertThat(new ConnectionStore(directory, Keychain.none()).all()).containsExactly(DEV);
        assertThat(connections.removed().get()).isEmpty();
    }

    @Test
    void whatWasSentThroughAConnectionGoesAndComesBackWithIt() throws FailureException {
        var runs = List.of(sent("1 record"), sent("2 records"));
        new HistoryStore(directory).add(DEV.id(), "orders", runs);
        new HistoryStore(directory).add("other", "orders", runs);

        connections.remove(DEV);
        assertThat(new HistoryStore(directory).of(DEV.id(), "orders")).isEmpty();
        assertThat(new HistoryStore(directory).of("other", "orders")).hasSize(2);
        connections.restore();
        assertThat(new HistoryStore(directory).of(DEV.id(), "orders")).isEqualTo(runs.reversed());
    }

    @Test
    void aConnectionThatCannotBeRemovedKeepsWhatWasSent() throws FailureException, IOException {
        new HistoryStore(directory).add(DEV.id(), "orders", List.of(sent("1 record")));
        var file = directory.resolve("connections.json");
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));
        connections.remove(DEV);

        assertThat(connections.failure().get()).get().isInstanceOf(Failure.Disk.class);
        assertThat(new HistoryStore(directory).of(DEV.id(), "orders")).hasSize(1);
    }

    @Test
    void aDiskThatSaysNoIsSaidAndTheFormKeepsWhatWasTyped() throws IOException, FailureException {
        var blocked = Files.writeString(directory.resolve("file"), "").resolve("below");
        var store = new ConnectionStore(blocked, Keychain.none());
        var kept = new ConnectionsViewModel(store, new HistoryStore(directory), new FakeConnector(), new DirectBackground(),
                opened::add, _ -> { });
        kept.add();
        kept.form().get().orElseThrow().bootstrap().set("two:9092");
        kept.saveAndConnect();

        assertThat(kept.failure().get()).get().isInstanceOf(Failure.Disk.class);
        assertThat(kept.form().get()).isPresent();
        assertThat(opened).isEmpty();
    }

    private static Sent sent(String what) {
        return new Sent(Instant.EPOCH, new Sent.Content.Elsewhere(what), Sent.Ending.DONE, 1, 0, 0, Optional.empty());
    }
}
