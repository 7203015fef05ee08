package dev.topicscope.ui.connections;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.FakeConnector;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.store.Keychain;
import dev.topicscope.task.DirectBackground;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionsViewModelTest {

    private static final Connection DEV = new Connection("1", "dev", "one:9092", Map.of());

    @TempDir
    private Path directory;
    private final List<Connection> opened = new ArrayList<>();
    private ConnectionsViewModel connections;

    @BeforeEach
    void open() throws FailureException {
        new ConnectionStore(directory, Keychain.none()).put(DEV);
        connections = new ConnectionsViewModel(new ConnectionStore(directory, Keychain.none()), new FakeConnector(), new DirectBackground(),
                opened::add, _ -> { });
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
        var kept = new ConnectionsViewModel(new ConnectionStore(directory, Keychain.none()), new FakeConnector(), new DirectBackground(),
                opened::add, _ -> { });
        assertThat(kept.connections()).extracting(Connection::properties).containsOnly(Map.of());

        kept.edit(kept.connections().getLast());
        assertThat(kept.form().get().orElseThrow().properties().get()).contains("hidden");
        kept.closeForm();

        kept.remove(kept.connections().getLast());
        kept.restore();
        assertThat(new ConnectionStore(directory, Keychain.none()).whole(kept.connections().getLast())).isEqualTo(secret);
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
    void aDiskThatSaysNoIsSaidAndTheFormKeepsWhatWasTyped() throws IOException, FailureException {
        var blocked = Files.writeString(directory.resolve("file"), "").resolve("below");
        var store = new ConnectionStore(blocked, Keychain.none());
        var kept = new ConnectionsViewModel(store, new FakeConnector(), new DirectBackground(), opened::add, _ -> { });
        kept.add();
        kept.form().get().orElseThrow().bootstrap().set("two:9092");
        kept.saveAndConnect();

        assertThat(kept.failure().get()).get().isInstanceOf(Failure.Disk.class);
        assertThat(kept.form().get()).isPresent();
        assertThat(opened).isEmpty();
    }
}
