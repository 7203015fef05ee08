package dev.topicscope.ui.shell;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import javafx.event.EventType;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeConnector;
import dev.topicscope.browse.FakeSending;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.Pace;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Sending.Answer;
import dev.topicscope.browse.Sending.Counts;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.doctor.FakeExaminer;
import dev.topicscope.model.Connection;
import dev.topicscope.task.DirectBackground;

import static org.assertj.core.api.Assertions.assertThat;

/// A run in the whole window: beside the records, behind its chip, and when something is closed.
class SendingViewTest extends ShellTest {

    private static final Connection DEV = new Connection("test", "dev", "localhost:9092", Map.of());

    private final FakeConnector connector = new FakeConnector();
    private final DirectBackground background = new DirectBackground();

    @Test
    void aRunGoesOnBehindItsChipAndClosingAsks() {
        for (double[] size : new double[][] {{1_440, 900}, {1_024, 700}}) {
            open(size[0], size[1]);
            var sending = begin();
            shootBoth("sending-" + (int) size[0]);
            assertThat(inWindow("#send-value")).isTrue();
            assertThat(inWindow("#send-stop")).isTrue();
            assertThat(inWindow("#run-state")).isTrue();

            robot.push(KeyCode.ESCAPE);
            assertThat(node("#send-stop")).isNull();
            assertThat(((Labeled) node("#sending-chip")).getText()).startsWith("Sending 300");
            robot.push(KeyCode.CONTROL, KeyCode.W);
            assertThat(node("#closing-question")).isNotNull();
            shootBoth("sending-closing-" + (int) size[0]);
            robot.push(KeyCode.ESCAPE);
            assertThat(node("#closing-question")).isNull();
            assertThat(sending.state.isOver()).isFalse();

            robot.clickOn("#sending-chip");
            assertThat(node("#send-stop")).isNotNull();
            robot.push(KeyCode.CONTROL, KeyCode.W).clickOn("#closing-stop");
            assertThat(sending.closed).isTrue();
            assertThat(node("#send-stop")).isNull();
            fx(shell::close);
        }
    }

    @Test
    void theFormOpensByItsKeyWhereverTheCursorIs() {
        open(1_440, 900);
        fx(node("#switcher")::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.N);
        assertThat(inWindow("#send-value")).isTrue();
    }

    @Test
    void theFormIsAsWideAsItIsDraggedAndAsThePage() {
        open(1_440, 900);
        begin();
        double before = width();
        drag(-200);
        assertThat(width()).isEqualTo(before + 200);
        drag(900);
        assertThat(width()).as("not narrower than it can be").isEqualTo(before);

        robot.clickOn("#send-whole-page");
        assertThat(width()).isGreaterThan(1_000);
        shootBoth("sending-whole");
        var result = onFx(() -> node("#run-results").localToScene(0, 0).getX());
        assertThat(result).as("the run is at the right of the form").isGreaterThan(onFx(() -> node("#send-value").localToScene(0, 0).getX()
                + 300));
    }

    @Test
    void aSentRecordIsSelectedAmongTheRecords() {
        open(1_440, 900);
        var reading = connector.session.readings.getLast();
        fx(() -> {
            for (int i = 0; i < 200; i++) {
                reading.bring(i % 4, i, "customer-" + i, "{}");
            }
            reading.phase = new Phase.Live();
        });
        robot.clickOn("#open-send").clickOn("#send");
        connector.session.sendings.getLast().store(2, 22);
        fx(background::tick);
        robot.clickOn("#open-sent");

        var messages = workspace().pages().getFirst().messages();
        await("the record is selected", () -> messages.selected().get().equals(OptionalLong.of(22)));
        assertThat(connector.session.readings.getLast()).isSameAs(reading);
        await("and seen", () -> robot.lookup("customer-22").tryQuery().isPresent());
        shootBoth("sending-shown");
    }

    /// Opens the form, and has a run of 10,000 records go on that has come to 300.
    private FakeSending begin() {
        robot.clickOn("#open-send");
        var request = new SendRequest("orders", _ -> null, OptionalLong.of(10_000), new Pace.Fastest(), new Placement.ByKey(),
                ProducerSettings.safe(), false, SendRequest.OnFault.STOP);
        fx(() -> workspace().pages().getFirst().send().run().start(connector.session, request));
        var sending = connector.session.sendings.getLast();
        sending.state = new State.Running();
        for (int look = 1; look <= 5; look++) {
            sending.counts = new Counts(look * 60 + 4, look * 60, 0, 0);
            sending.elapsed = Duration.ofMillis(look * 120L);
            sending.last = List.of(new Answer(look * 60L, new Result.Stored(1, OptionalLong.of(look * 20L), Duration.ofMillis(3))));
            fx(background::tick);
        }
        return sending;
    }

    private void open(double width, double height) {
        connector.session.topics.clear();
        connector.session.topics.add(FakeSession.topic("orders", 4, 10));
        open(width, height, connector, new FakeExaminer(), background);
        fx(() -> shell.connect(DEV));
        fx(() -> workspace().open("orders"));
    }

    /// Not by the robot: without a screen, its drags tell of no button that is down, so JavaFX lets go of the edge.
    private void drag(double by) {
        fx(() -> {
            var edge = node("#drawer-edge");
            var at = edge.localToScene(3, 100);
            edge.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, at.getX(), at.getY()));
            edge.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, at.getX() + by, at.getY()));
        });
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, double x, double y) {
        return new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false, true,
                null);
    }

    private double width() {
        settle();
        return onFx(() -> node(".drawer").getLayoutBounds().getWidth());
    }

    private boolean inWindow(String selector) {
        var bounds = onFx(() -> node(selector).localToScene(node(selector).getLayoutBounds()));
        return bounds.getMinY() >= 0 && bounds.getMinY() + 20 <= stage().getScene().getHeight();
    }
}
