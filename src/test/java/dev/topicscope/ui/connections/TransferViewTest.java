package dev.topicscope.ui.connections;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javafx.scene.Node;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.FakeConnector;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.store.HistoryStore;
import dev.topicscope.store.Keychain;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.kit.FxTest;

import static org.assertj.core.api.Assertions.assertThat;

class TransferViewTest extends FxTest {

    private static final Connection DEV = new Connection("d", "orders-dev", "localhost:9092", Map.of());
    private static final Connection PROD = new Connection("p", "orders", "kafka-1.example.com:9092", Map.of("ssl.key.password", "s"));

    @TempDir
    private Path directory;
    private ConnectionStore store;
    private ConnectionsViewModel model;

    @BeforeEach
    void open() throws FailureException {
        store = new ConnectionStore(directory, Keychain.none());
        store.putAll(List.of(DEV, PROD));
        var history = new HistoryStore(directory);
        show(1024, 700, () -> {
            model = new ConnectionsViewModel(store, history, new FakeConnector(), new DirectBackground(), _ -> { }, _ -> { });
            return new ConnectionsView(model, () -> { });
        });
    }

    @Test
    void connectionsAreExportedAndImportedWithTheirPasswords() {
        robot.clickOn("#transfer-menu").clickOn("#export-connections");
        robot.clickOn("#export-with").clickOn("#passphrase").write("short").clickOn("#run-export");
        assertThat(node(".field-problem")).isNotNull();
        shootBoth("connections-export");
        robot.clickOn("#passphrase").write(" of breath").clickOn("#passphrase-again").write("short of breath");
        var file = directory.resolve("out.json");
        fx(() -> model.transfer().export(file));
        assertThat(file).exists();
        assertThat(node(".notice.good")).isNotNull();
        shootBoth("connections-exported");

        fx(() -> model.transfer().beginImport(file));
        robot.clickOn("#passphrase").write("wrong").clickOn("#run-import");
        assertThat(node(".field-problem")).isNotNull();
        shootBoth("connections-import");
        robot.clickOn("#import-with").clickOn("#import-replace").clickOn("#run-import");
        assertThat(node("#connections")).isNotNull();
        assertThat(store.all()).hasSize(2);
    }

    @Test
    void cancellingLeadsBackToTheList() {
        robot.clickOn("#transfer-menu").clickOn("#export-connections").clickOn("#cancel-transfer");

        assertThat(node("#connections")).isNotNull();
    }

    private Node node(String selector) {
        return stage().getScene().lookup(selector);
    }
}
