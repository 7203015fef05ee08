package dev.topicscope.ui.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.End;
import dev.topicscope.browse.FakeConnector;
import dev.topicscope.browse.FakeReading;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.doctor.FakeExaminer;
import dev.topicscope.doctor.Fix;
import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Group;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;
import dev.topicscope.task.DirectBackground;

import static org.assertj.core.api.Assertions.assertThat;

/// The whole window over a cluster in memory: every view is built, laid out in light and dark at the usual and at the smallest size, and
/// used once.
class ShellViewTest extends ShellTest {

    private static final Connection DEV = new Connection("test", "dev", "localhost:9092", Map.of());
    private static final double[][] SIZES = {{1440, 900}, {1024, 700}};

    private final FakeExaminer examiner = new FakeExaminer();
    private final FakeConnector connector = new FakeConnector();
    private final DirectBackground background = new DirectBackground();

    @Test
    void connectionsAreListedAndANewOneIsTestedAndOpened() {
        open(1440, 900);
        shootBoth("shell-connections");

        robot.clickOn("#new-connection");
        robot.write("localhost:x");
        assertThat(node(".field-problem")).isNotNull();
        shootBoth("shell-form-problem");
        robot.clickOn("#connection-bootstrap").push(KeyCode.CONTROL, KeyCode.A).write("localhost:9092");
        robot.clickOn("#connection-test");
        assertThat(node(".notice.good")).isNotNull();
        shootBoth("shell-form-tested");
        unfoldFetchSettings();
        robot.clickOn("#connection-connect");

        assertThat(connector.asked).extracting(Connection::bootstrap).containsOnly("localhost:9092");
        assertThat(node("#navigator")).isNotNull();
    }

    private void unfoldFetchSettings() {
        fx(() -> ((TitledPane) node("#connection-fetch")).setExpanded(true));
        fx(() -> ((TextField) node("#fetch-fetch-max-bytes")).setText("1 MiB"));
        fx(() -> ((TextField) node("#fetch-max-partition-fetch-bytes")).setText("2 MiB"));
        fx(() -> ((TextField) node("#fetch-fetch-min-bytes")).setText("a few"));
        shootBoth("shell-form-fetch");
        assertThat(node(".field-advice")).isNotNull();
        fx(() -> ((TextField) node("#fetch-fetch-min-bytes")).setText(""));
        fx(() -> ((TitledPane) node("#connection-fetch")).setExpanded(false));
    }

    @Test
    void aClusterThatCannotBeReachedIsSaidWithAWayOut() {
        connector.failure = Optional.of(new Failure.Unreachable("localhost:9092", List.of("localhost:9092: nothing listens there."),
                "refused"));
        open(1024, 700);
        examiner.headless(true);
        fx(() -> shell.connect(DEV));
        shootBoth("shell-not-connected");
        assertThat(node("#doctor-verdict")).isNotNull();
        assertThat(examiner.examined).containsExactly(DEV);

        connector.failure = Optional.empty();
        robot.clickOn("#doctor-retry");
        assertThat(node("#navigator")).isNotNull();
        robot.clickOn("#open-doctor");
        assertThat(node("#doctor-verdict")).isNotNull();
        robot.clickOn("#doctor-close");
        assertThat(node("#navigator")).isNotNull();
        assertThat(connector.session.closed).isFalse();
    }

    @Test
    void theDoctorLeadsToTheFormWhereALoginIsNeeded() {
        connector.failure = Optional.of(new Failure.NotAuthenticated("refused"));
        examiner.helps(new Fix.Credentials("Log in with SCRAM-SHA-512", "SASL_SSL", List.of("PLAIN", "SCRAM-SHA-512")));
        open(1440, 900);
        fx(() -> shell.connect(DEV));
        robot.clickOn("#doctor-fix-login");

        assertThat(node("#security-user")).isNotNull();
        assertThat(((ComboBox<?>) node("#security-login")).getValue()).hasToString("SCRAM_SHA_512");
        assertThat(((ComboBox<?>) node("#security-encryption")).getValue()).hasToString("TLS");
    }

    @Test
    void recordsAreReadLookedAtSearchedAndSent() {
        for (double[] size : SIZES) {
            open(size[0], size[1]);
            fx(() -> shell.connect(DEV));
            robot.clickOn("orders");
            robot.clickOn("#earliest");
            assertThat(reading().request.start()).isEqualTo(new Start.Earliest());
            bring(30);
            await("rows are shown", () -> table().getItems().size() > 5);
            robot.clickOn("customer-3");
            await("the record is looked at", () -> node(".payload .tree-view") != null);
            shootBoth("shell-messages-" + (int) size[0]);

            robot.clickOn("#open-send").clickOn("#send-key").write("k").clickOn("#send");
            connector.session.sendings.getLast().store(2, 4_711);
            fx(background::tick);
            assertThat(node(".notice.good")).isNotNull();
            shootBoth("shell-send-" + (int) size[0]);
            robot.push(KeyCode.ESCAPE);

            robot.clickOn("#search").write("needle").push(KeyCode.ENTER);
            connector.session.searches.getLast().find(1, 4, "found", "needle");
            await("the match is shown", () -> table().getItems().size() == 1);
            robot.clickOn("Partitions");
            await("partitions are shown", () -> ((TableView<?>) node("#partition-table")).getItems().size() == 4);
            shootBoth("shell-partitions-" + (int) size[0]);
            fx(shell::close);
        }
    }

    @Test
    void theWindowComesBackAsItWasLeft() throws FailureException {
        open(1440, 900);
        fx(() -> shell.connect(DEV));
        robot.clickOn("payments");
        onFx(() -> {
            var page = workspace().front().get().orElseThrow();
            page.open(new Start.Committed("billing"), new End.Count(7), Set.of(1, 3), IsolationLevel.READ_COMMITTED);
            return true;
        });
        settings.keep(onFx(shell::current));
        fx(shell::close);

        open(1440, 900);
        fx(() -> shell.connect(DEV));

        assertThat(reading().request.topic()).isEqualTo("payments");
        assertThat(reading().request.start()).isEqualTo(new Start.Committed("billing"));
        assertThat(reading().request.end()).isEqualTo(new End.Count(7));
        assertThat(reading().request.partitions()).containsExactlyInAnyOrder(1, 3);
        assertThat(reading().request.isolation()).isEqualTo(IsolationLevel.READ_COMMITTED);
    }

    private void open(double width, double height) {
        connector.session.topics.clear();
        connector.session.topics.addAll(List.of(FakeSession.topic("orders", 4, 10), FakeSession.topic("payments", 8, 20)));
        connector.session.groups.clear();
        connector.session.groups.add(new Group("billing", "Stable", OptionalLong.of(5)));
        open(width, height, connector, examiner, background);
    }

    private void bring(int records) {
        fx(() -> {
            for (int i = 0; i < records; i++) {
                reading().bring(i % 4, i, "customer-" + i, "{\"orderId\":" + i + "}");
            }
            reading().phase = new Phase.Live();
        });
    }

    private FakeReading reading() {
        return connector.session.readings.getLast();
    }

    private TableView<?> table() {
        return (TableView<?>) node("#messages");
    }
}
