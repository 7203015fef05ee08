package dev.topicscope.ui.connections;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.FakeConnector;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Marking;
import dev.topicscope.model.Marking.Colour;
import dev.topicscope.model.Marking.Kind;
import dev.topicscope.model.Route;
import dev.topicscope.model.SshServer;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.store.HistoryStore;
import dev.topicscope.store.Keychain;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.connections.SecurityViewModel.EncryptionKind;
import dev.topicscope.ui.connections.SecurityViewModel.LoginKind;
import dev.topicscope.ui.kit.FxTest;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionFormTest extends FxTest {

    private static final Connection PRODUCTION = new Connection("1", "payments", "kafka-1.example:9094,kafka-2.example:9094",
            Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-512", "sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"me\" password=\"never shown\";",
                    "ssl.truststore.type", "PEM", "ssl.truststore.location", "/etc/kafka/ca.pem",
                    "ssl.endpoint.identification.algorithm", ""))
            .withMarking(new Marking(Kind.PRODUCTION, Colour.NONE, true));

    @TempDir
    private Path directory;
    private final List<Connection> opened = new ArrayList<>();
    private ConnectionsViewModel model;

    @Test
    void showsOnlyTheFieldsThatTheChosenKindNeeds() throws FailureException {
        open();
        fx(() -> model.edit(PRODUCTION));
        shootBoth("connection-form");

        assertThat(shown("security-user")).isTrue();
        assertThat(shown("security-trust-file")).isTrue();
        assertThat(shown("security-token-endpoint")).isFalse();
        assertThat(robot.lookup("#security-password").queryTextInputControl()).isInstanceOf(PasswordField.class);

        var security = model.form().get().orElseThrow().security();
        fx(() -> security.login().set(LoginKind.OAUTHBEARER));
        assertThat(shown("security-user")).isFalse();
        assertThat(shown("security-token-endpoint")).isTrue();

        fx(() -> security.encryption().set(EncryptionKind.NONE));
        assertThat(shown("security-trust-file")).isFalse();
    }

    @Test
    void theRouteShowsItsFieldsAndNoPasswordInTheClear() throws FailureException {
        open();
        fx(() -> model.edit(PRODUCTION.withRoute(new Route.Ssh(new SshServer(new HostPort("bastion.example", 22), "me",
                new SshServer.Login.Password()), Optional.of(new SshServer(new HostPort("jump.example", 22), "me",
                        new SshServer.Login.Key("/home/me/.ssh/id_ed25519"))), Optional.empty()))));
        var route = model.form().get().orElseThrow().route();
        assertThat(((TitledPane) node("connection-route")).isExpanded()).isTrue();
        assertThat(node("route-ssh-password")).isInstanceOf(PasswordField.class);
        assertThat(node("route-jump-passphrase")).isInstanceOf(PasswordField.class);
        scrollToRoute();
        shootBoth("route-ssh");

        fx(() -> {
            route.kind().set(RouteFormViewModel.Kind.ADDRESS_MAP);
            var first = route.addMapping();
            first.advertised().set("kafka-0.kafka-headless.kafka.svc.cluster.local:9092");
            first.reached().set("kafka.dev.example:31090");
            route.addMapping().advertised().set("*.internal");
            model.save();
        });
        scrollToRoute();
        shootBoth("route-map");
        assertThat(model.form().get()).isPresent();
        assertThat(shown("route-reached-1")).isTrue();

        fx(() -> route.kind().set(RouteFormViewModel.Kind.KUBECTL));
        scrollToRoute();
        shootBoth("route-kubectl");
    }

    private void scrollToRoute() {
        fx(() -> {
            var scroll = (ScrollPane) node("connection-route").getParent().getParent().getParent().getParent();
            scroll.setVvalue(0.75);
        });
    }

    @Test
    void findsAPropertyAndTellsWhatKafkaSaysOfIt() throws FailureException {
        open();
        fx(model::add);
        var names = (ComboBox<?>) node("connection-property-name");
        fx(names::show);
        robot.write("client.rac").push(KeyCode.DOWN).push(KeyCode.ENTER);
        fx(() -> {
            var area = (TextArea) node("connection-properties");
            area.appendText("eu-1");
        });

        assertThat(model.form().get().orElseThrow().properties().get()).isEqualTo("client.rack=eu-1");
        shootBoth("connection-form-property");
    }

    private void open() throws FailureException {
        var store = new ConnectionStore(directory, Keychain.none());
        store.put(PRODUCTION);
        var history = new HistoryStore(directory);
        showInBoth("connections-marked", 1024, 700, () -> {
            model = new ConnectionsViewModel(store, history, new FakeConnector(), new DirectBackground(), opened::add, _ -> { });
            return new ConnectionsView(model, () -> { });
        });
    }

    private boolean shown(String id) {
        return robot.lookup("#" + id).tryQuery().filter(ConnectionFormTest::isTreeVisible).isPresent();
    }

    private static boolean isTreeVisible(Node node) {
        return node.getScene() != null && node.isVisible() && (node.getParent() == null || isTreeVisible(node.getParent()));
    }

    private Node node(String id) {
        return stage().getScene().lookup("#" + id);
    }
}
