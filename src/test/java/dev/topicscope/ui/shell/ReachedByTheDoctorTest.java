package dev.topicscope.ui.shell;

import java.time.Duration;
import java.util.Map;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.kafka.KafkaConnector;
import dev.topicscope.kafka.KafkaExaminer;
import dev.topicscope.lab.Await;
import dev.topicscope.lab.HeadlessCluster;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Route;
import dev.topicscope.task.FxBackground;

import static org.assertj.core.api.Assertions.assertThat;

/// A cluster whose brokers advertise names that resolve nowhere, from the failure to the topics, as a user goes.
class ReachedByTheDoctorTest extends ShellTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HeadlessCluster cluster = HeadlessCluster.get();
    private final FxBackground background = new FxBackground();

    @AfterEach
    void end() {
        fx(shell::close);
        background.close();
    }

    @Test
    void connectingFailsTheDoctorSaysWhyAndTheBrokersAreReachedThroughTheAddressesTyped() throws Exception {
        String topic = cluster.topic("doctor", 2);
        open(new Connection("headless", "headless", cluster.real(1).toString(), Map.of()));

        fx(() -> shell.connect(connections.all().getFirst()));
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
        assertThat(connections.all().getFirst().route()).isInstanceOfSatisfying(Route.Mapped.class,
                map -> assertThat(map.find(HeadlessCluster.advertised(2))).contains(cluster.real(2)));
        Await.until("its topics are listed", PATIENCE, () -> onFx(() -> isListed(topic)));
    }

    private boolean isListed(String topic) {
        var navigator = workspace().navigator();
        return navigator.overview().get().filter(seen -> seen.topics().stream().anyMatch(one -> one.name().equals(topic))).isPresent();
    }

    private void type(int broker, String address) {
        fx(() -> ((TextField) node("#through-" + broker)).setText(address));
    }

    private String check(int broker) {
        return ((Label) node("#check-" + broker)).getText();
    }

    private void open(Connection kept) {
        openWith(1440, 900, store -> new KafkaConnector(store.routeSecrets()), new KafkaExaminer(), background, kept);
    }
}
