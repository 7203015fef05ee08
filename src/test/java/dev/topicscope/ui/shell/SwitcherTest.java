package dev.topicscope.ui.shell;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeConnector;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.doctor.FakeExaminer;
import dev.topicscope.model.ClientTrouble;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Marking;
import dev.topicscope.model.Marking.Colour;
import dev.topicscope.model.Marking.Kind;
import dev.topicscope.model.Route;
import dev.topicscope.task.DirectBackground;

import static org.assertj.core.api.Assertions.assertThat;

/// The window over two clusters in memory.
class SwitcherTest extends ShellTest {

    private static final Connection DEV = new Connection("d", "orders-dev", "localhost:9092", Map.of());
    private static final Connection PROD = new Connection("p", "orders", "kafka-1.example.com:9092", Map.of(), new Route.Direct(),
            new Marking(Kind.PRODUCTION, Colour.NONE, true));
    private static final Connection STAGING = new Connection("s", "orders-staging", "kafka.staging.example.com:9092", Map.of(),
            new Route.Direct(), new Marking(Kind.STAGING, Colour.NONE, false));

    private final FakeConnector connector = new FakeConnector();
    private final DirectBackground background = new DirectBackground();
    private final FakeSession dev = connector.cluster(DEV, "orders", "payments");
    private final FakeSession prod = connector.cluster(PROD, "invoices");

    @Test
    void clustersAreSwitchedBetweenByMenuAndKeyEachAsItWasLeft() {
        open();
        fx(() -> shell.connect(DEV));
        robot.clickOn("payments");
        var page = node("#messages");
        robot.clickOn("#switcher").clickOn("#connect-p");
        assertThat(node("#marking-strip")).isNotNull();
        assertThat(robot.lookup("orders (production, read-only)").tryQuery()).isPresent();
        robot.clickOn("invoices");
        fx(() -> {
            dev.readings.getFirst().bring(0, 0, "customer-1", "{}");
            dev.readings.getFirst().phase = new Phase.Live();
        });
        shootBoth("shell-two-clusters");
        assertThat(((TableView<?>) page).getItems()).as("what is not shown takes nothing of the FX thread").isEmpty();

        prod.troubles.add(new ClientTrouble(OptionalInt.of(1), "broker 1", "no connection can be made to it", Instant.EPOCH, Instant.EPOCH,
                "Connection to node 1 could not be established."));
        fx(background::tick);
        shootBoth("shell-broker-in-trouble");
        robot.clickOn("#switcher");
        shootPopup("shell-switcher");
        robot.clickOn("#open-d");
        assertThat(node("#marking-strip")).isNull();
        assertThat(node("#messages")).as("the same page, as it was left").isSameAs(page);
        assertThat(dev.readings).as("nothing is read anew").hasSize(1);
        await("what came meanwhile is shown", () -> ((TableView<?>) page).getItems().size() == 1);

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(node("#marking-strip")).isNotNull();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertThat(node("#marking-strip")).isNull();

        robot.clickOn("#switcher").clickOn("#disconnect-p");
        assertThat(prod.closed).isTrue();
        assertThat(shell.open()).hasSize(1);
        assertThat(node("#messages")).as("the other stays in sight").isSameAs(page);
        robot.clickOn("#switcher").clickOn("#disconnect");
        assertThat(dev.closed).isTrue();
        assertThat(node("#connections")).isNotNull();
        fx(shell::close);
    }

    @Test
    void whatWasOpenLastTimeIsOfferedAndOpensAtAClick() throws FailureException {
        open();
        fx(() -> shell.connect(DEV));
        fx(() -> shell.connect(PROD));
        settings.keep(onFx(shell::current));
        fx(shell::close);

        open();
        assertThat(node("#offered-d")).isNotNull();
        shootBoth("shell-offered");
        robot.clickOn("#offered-p");

        assertThat(shell.open()).extracting(WorkspaceViewModel::connection).containsExactly(PROD);
        robot.clickOn("#switcher").clickOn("#all-connections");
        assertThat(node("#offered")).isNull();
        fx(shell::close);
    }

    private void open() {
        open(1440, 900, connector, new FakeExaminer(), background, DEV, PROD, STAGING);
    }
}
