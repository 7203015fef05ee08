package dev.topicscope.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.model.Broker;
import dev.topicscope.model.BrokerTraffic;
import dev.topicscope.model.BrokerTraffic.Latency;
import dev.topicscope.model.ClientTrouble;
import dev.topicscope.model.HostPort;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.kit.FxTest;

import static org.assertj.core.api.Assertions.assertThat;

class HealthTest extends FxTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final List<Broker> BROKERS = List.of(new Broker(1, "kafka-1", 9092, Optional.empty()),
            new Broker(2, "kafka-2", 9092, Optional.empty()));

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();

    @Test
    void whatIsKnownOfABrokerIsPutTogether() {
        var health = Health.of(BROKERS, List.of(trouble(OptionalInt.of(2), "broker 2"), trouble(OptionalInt.empty(), "the cluster")),
                List.of(traffic("kafka-2")));

        assertThat(health.lines()).extracting(Health.Line::name).containsExactly("1 · kafka-1:9092", "2 · kafka-2:9092", "the cluster");
        assertThat(health.lines()).extracting(Health.Line::isWell).containsExactly(true, false, false);
        assertThat(health.lines().get(1).traffic()).isPresent();
        assertThat(health.summary()).hasValue("broker 2 and 1 other are in trouble");
        assertThat(Health.of(BROKERS, List.of(), List.of(traffic("kafka-1"))).summary()).isEmpty();
    }

    @Test
    void oneTroubleIsSaidInFull() {
        var health = Health.of(BROKERS, List.of(trouble(OptionalInt.of(9), "broker 9")), List.of());

        assertThat(health.lines()).as("a broker that the cluster no longer names is shown too").hasSize(3);
        assertThat(health.summary()).hasValue("broker 9: no connection can be made to it");
    }

    @Test
    void theConnectionIsLookedAtEachSecondUntilItIsClosed() {
        var workspace = new WorkspaceViewModel(session, background, 1_000_000, Map.of(), new Forms(Optional.empty()), new ClosingGuard());
        assertThat(workspace.health().health().get().isWell()).isTrue();
        session.troubles.add(trouble(OptionalInt.of(1), "broker 1"));
        background.tick();
        assertThat(workspace.health().health().get().isWell()).isFalse();

        workspace.close();
        session.troubles.clear();
        background.tick();
        assertThat(workspace.health().health().get().isWell()).isFalse();
    }

    @Test
    void itIsSaidBesideTheClusterAndListedAtAClick() {
        session.troubles.add(trouble(OptionalInt.of(1), "broker 1"));
        session.traffic.add(new BrokerTraffic(new HostPort("localhost", 9092), 2, 40, 52_000, 8_400_000,
                Optional.of(new Latency(Duration.ofMillis(4), Duration.ofMillis(6), Duration.ofMillis(120))), Duration.ofMillis(1500),
                Optional.empty()));
        var workspace = new WorkspaceViewModel(session, background, 1_000_000, Map.of(), new Forms(Optional.empty()), new ClosingGuard());
        var button = new HealthButton[1];
        show(700, 460, () -> {
            button[0] = new HealthButton();
            button[0].follow(workspace.health());
            return new VBox(button[0]);
        });

        assertThat(button[0].getText()).isEqualTo("broker 1: no connection can be made to it");
        robot.clickOn("#health");
        shootPopup("shell-health");
        assertThat(robot.lookup("1 · localhost:9092").tryQuery()).isPresent();
        assertThat(robot.lookup("#health-lines").tryQuery()).isPresent();

        session.troubles.clear();
        fx(background::tick);
        assertThat(button[0].getText()).isEmpty();
        fx(button[0]::clear);
        assertThat(button[0].isVisible()).isFalse();
    }

    private static ClientTrouble trouble(OptionalInt broker, String subject) {
        return new ClientTrouble(broker, subject, "no connection can be made to it", NOON, NOON,
                "Connection to node 1 (kafka-1/10.0.0.1:9092) could not be established. Node may not be available.");
    }

    private static BrokerTraffic traffic(String host) {
        return new BrokerTraffic(new HostPort(host, 9092), 1, 10, 1_000, 2_000, Optional.empty(), Duration.ZERO, Optional.empty());
    }
}
