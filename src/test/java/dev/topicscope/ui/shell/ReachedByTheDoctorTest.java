package dev.topicscope.ui.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.kafka.KafkaConnector;
import dev.topicscope.kafka.KafkaExaminer;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.HeadlessCluster;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Route;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.store.Keychain;
import dev.topicscope.store.Places;
import dev.topicscope.store.SettingsStore;
import dev.topicscope.store.Shelf;
import dev.topicscope.task.FxBackground;
import dev.topicscope.ui.kit.FxTest;
import dev.topicscope.ui.kit.Theme;
import dev.topicscope.ui.labs.LabViewModel;

import static org.assertj.core.api.Assertions.assertThat;

/// A cluster whose brokers advertise names that resolve nowhere, from the failure to the topics, as a user goes.
class ReachedByTheDoctorTest extends FxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HeadlessCluster cluster = HeadlessCluster.get();
    private final FxBackground background = new FxBackground();
    @TempDir
    private Path directory;
    private ConnectionStore store;
    private ShellViewModel shell;

    @AfterEach
    void end() {
        fx(shell::close);
        background.close();
    }

    @Test
    void connectingFailsTheDoctorSaysWhyAndTheBrokersAreReachedThroughTheAddressesTyped() throws Exception {
        String topic = cluster.topic("doctor", 2);
        open(new Connection("headless", "headless", cluster.real(1).toString(), Map.of()));

        fx(() -> shell.connect(store.all().getFirst()));
        Await.until("the verdict", PATIENCE, () -> onFx(() -> node("#doctor-map") != null));
        assertThat(onFx(() -> node("#doctor-verdict").lookupAll(".label").stream().map(Label.class::cast).map(Label::getText).toList()))
                .contains("The bootstrap address works, but the brokers send you on to names that only exist inside Kubernetes.");

        type(2, cluster.real(3).toString());
        Await.until("another broker is told", PATIENCE, () -> onFx(() -> check(2).equals("That is broker 3.")));
        assertThat(node("#doctor-map").isDisabled()).isTrue();
        for (int id = 1; id <= 3; id++) {
            type(id, cluster.real(id).toString());
        }
        Await.until("all are verified", PATIENCE, () -> onFx(() -> !node("#doctor-map").isDisabled()));
        shootBoth("doctor-real");
        robot.clickOn("#doctor-map");

        Await.until("it is connected", PATIENCE, () -> onFx(() -> node("#navigator") != null));
        assertThat(store.all().getFirst().route()).isInstanceOfSatisfying(Route.Mapped.class,
                map -> assertThat(map.find(HeadlessCluster.advertised(2))).contains(cluster.real(2)));
        Await.until("its topics are listed", PATIENCE, () -> onFx(() -> isListed(topic)));
    }

    private boolean isListed(String topic) {
        var navigator = ((ShellViewModel.Screen.Open) shell.screen().get()).workspace().navigator();
        return navigator.overview().get().filter(seen -> seen.topics().stream().anyMatch(one -> one.name().equals(topic))).isPresent();
    }

    private void type(int broker, String address) {
        fx(() -> ((TextField) node("#through-" + broker)).setText(address));
    }

    private String check(int broker) {
        return ((Label) node("#check-" + broker)).getText();
    }

    private Node node(String selector) {
        return stage().getScene().lookup(selector);
    }

    private void open(Connection kept) throws FailureException {
        store = new ConnectionStore(directory, Keychain.none());
        store.put(kept);
        var settings = new SettingsStore(directory);
        var shelf = Shelf.at(Places.below(directory));
        show(1440, 900, () -> {
            shell = new ShellViewModel(new KafkaConnector(store.routeSecrets()), new KafkaExaminer(), store, settings, new NoLab(),
                    background, shelf);
            return new ShellView(shell, new Theme());
        });
    }

    /// No lab is asked for here.
    private static final class NoLab implements LabViewModel.Control {

        @Override
        public Connection start(Consumer<String> progress, Cancellation cancellation) {
            throw new AssertionError("The lab was started");
        }

        @Override
        public void stop() {
            throw new AssertionError("The lab was stopped");
        }

        @Override
        public Connection reset(Consumer<String> progress, Cancellation cancellation) {
            throw new AssertionError("The lab was reset");
        }
    }
}
