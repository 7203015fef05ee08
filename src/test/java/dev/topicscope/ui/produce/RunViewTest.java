package dev.topicscope.ui.produce;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeSending;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.Pace;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Sending.Answer;
import dev.topicscope.browse.Sending.Counts;
import dev.topicscope.browse.Sending.Faults;
import dev.topicscope.browse.Sending.Latency;
import dev.topicscope.browse.Sending.Producing;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.browse.Sending.State;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Partition;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.kit.FxTest;

import static org.assertj.core.api.Assertions.assertThat;

/// The form's run from its first record to its end, whatever that is, as it is seen.
class RunViewTest extends FxTest {

    private static final Latency LATENCY = new Latency(Duration.ofMillis(4), Duration.ofMillis(11), Duration.ofMillis(38),
            Duration.ofMillis(412));
    private static final Producing PRODUCING = new Producing(32 << 20, 30 << 20, false, 14_820, 71.2, 5.4, LATENCY);

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private final List<SentRecord> opened = new ArrayList<>();
    private final SimpleBooleanProperty whole = new SimpleBooleanProperty();
    private SendViewModel model;

    private void open(double width, double height) {
        show(width, height, () -> {
            model = new SendViewModel(session, background, "orders");
            model.run().setOnOpen(opened::add);
            return new StackPane(new SendView(model, whole, () -> { }));
        });
    }

    private static SendRequest many(OptionalLong limit) {
        RecordSource.Plan plan = _ -> {
            throw new FailureException(new Failure.Cancelled());
        };
        return new SendRequest("orders", plan, limit, new Pace.Fastest(), new Placement.ByKey(), ProducerSettings.safe(), false,
                SendRequest.OnFault.SKIP);
    }

    private FakeSending begin(OptionalLong limit) {
        fx(() -> model.run().start(session, many(limit)));
        return session.sendings.getLast();
    }

    /// Lets some seconds of a run pass at about 1,000 records a second.
    private void runFor(FakeSending sending, int seconds) {
        sending.state = new State.Running();
        sending.producing = PRODUCING;
        for (int tenth = 1; tenth <= seconds * 10; tenth++) {
            long acknowledged = tenth * 100L + tenth % 7 * 12;
            long failed = tenth > 40 ? (tenth - 40) * 2L : 0;
            sending.counts = new Counts(acknowledged + failed + 73, acknowledged, failed, 0);
            sending.elapsed = Duration.ofMillis(tenth * 100L);
            sending.last = answers(acknowledged);
            sending.lastFailed = List.of(new Answer(acknowledged - 2, new Result.NotStored(
                    "The record is too large for the topic: max.message.bytes is 1000.", Duration.ofMillis(7))));
            fx(background::tick);
        }
        for (int look = 0; look < 5; look++) {
            fx(background::tick);
        }
    }

    private static List<Answer> answers(long newest) {
        var answers = new ArrayList<Answer>();
        for (long number = newest; number > newest - 500; number--) {
            answers.add(new Answer(number, number % 9 == 0 ? new Result.NotStored("The record is too large for the topic.",
                    Duration.ofMillis(7)) : new Result.Stored((int) (number % 4), OptionalLong.of(number * 3), Duration.ofMillis(4))));
        }
        return answers;
    }

    @Test
    void aRunIsSeenFromItsFirstRecordToItsEnd() {
        open(440, 800);
        var sending = begin(OptionalLong.of(10_000));
        runFor(sending, 6);

        assertThat(text("#run-state")).isEqualTo("Sending…");
        assertThat(text("#run-pace")).contains("of 10").contains("records/s").contains("left");
        assertThat(node("#run-counts").getAccessibleText()).contains("acknowledged").contains(" open");
        assertThat(node("#send").isDisabled()).isTrue();
        assertThat(node("#send-stop").isVisible()).isTrue();
        assertThat(text(".notice.warn .words")).isEqualTo("The last that failed: The record is too large for the topic:"
                + " max.message.bytes is 1000.");
        shootBoth("run-running");

        fx(((CheckBox) node("#run-only-failed"))::fire);
        assertThat(results().getItems()).hasSize(1);
        fx(((CheckBox) node("#run-only-failed"))::fire);

        robot.push(KeyCode.CONTROL, KeyCode.PERIOD);
        assertThat(text("#run-state")).isEqualTo("Stopped");
        assertThat(node("#run-counts").getAccessibleText()).contains("73 never sent + 0 open");
        assertThat(node("#send").isDisabled()).isFalse();
        shootBoth("run-stopped");

        fx(((Button) node("#run-dismiss"))::fire);
        assertThat(node("#run-state")).isNull();
    }

    @Test
    void aRunThatIsOverFoldsWhenSomethingElseIsToBeSentAndTheNextIsSeenFromItsTop() {
        open(440, 640);
        var sending = begin(OptionalLong.of(10_000));
        runFor(sending, 1);
        fx(() -> model.mode().set(SendViewModel.Mode.MANY));
        assertThat(results().getParent().isVisible()).as("while it runs").isTrue();

        sending.state = new State.Done();
        fx(this::looks);
        fx(() -> model.mode().set(SendViewModel.Mode.FILE));
        assertThat(results().getParent().isVisible()).isFalse();
        assertThat(text("#run-state")).isEqualTo("Done");
        shootBoth("run-folded");

        fx(((Button) node("#run-fold"))::fire);
        fx(() -> ((ScrollPane) node(".run-scroll")).setVvalue(1));
        runFor(begin(OptionalLong.of(10)), 1);
        assertThat(results().getParent().isVisible()).isTrue();
        assertThat(onFx(() -> ((ScrollPane) node(".run-scroll")).getVvalue())).isZero();
    }

    @Test
    void aFullBufferAFailureAndAnEndAreSaidWithWhatToDo() {
        open(440, 640);
        var sending = begin(OptionalLong.empty());
        runFor(sending, 2);
        sending.producing = new Producing(32 << 20, 0, true, 16_300, 80, 9_100, LATENCY);
        sending.warnings = List.of("Partition 2 has no leader: its records wait.");
        sending.faults = new Faults(3, Optional.of("Line 12 is no JSON: it ends too early."));
        fx(this::looks);
        assertThat(text("#run-state")).isEqualTo("Waiting: the buffer is full");
        assertThat(text(".notice.warn .words")).contains("no broker takes records");
        shootBoth("run-buffer-full");

        sending.state = new State.Failed(new Failure.NotFound("topic orders", "deleted"));
        fx(this::looks);
        assertThat(text(".notice.bad .strong")).contains("There is no topic orders");
        shootBoth("run-failed");
        open(400, 640);
        sending = begin(OptionalLong.empty());
        runFor(sending, 2);
        sending.state = new State.Failed(new Failure.NotFound("topic orders", "deleted"));
        fx(this::looks);
        shootBoth("run-failed-400");
        assertThat(inView(".notice.bad")).as("the failure is seen without scrolling").isTrue();
        assertThat(model.run().isRunning()).isFalse();
    }

    @Test
    void withRoomTheRunIsBesideTheFormAndARowLeadsToItsRecord() {
        for (double[] size : new double[][] {{1_180, 640}, {760, 460}}) {
            open(size[0], size[1]);
            var sending = begin(OptionalLong.of(2_072));
            runFor(sending, 2);
            sending.state = new State.Done();
            fx(this::looks);
            assertThat(text("#run-state")).startsWith("Done");
            assertThat(inWindow(node("#send"))).isTrue();
            assertThat(inWindow(node("#send-value"))).isTrue();
            shootBoth("run-done-" + (int) size[0]);
        }
        opened.clear();
        fx(() -> {
            results().requestFocus();
            results().getSelectionModel().select(1);
        });
        robot.push(KeyCode.ENTER);
        var answer = results().getItems().get(1);
        var stored = (Result.Stored) answer.result();
        assertThat(opened).containsExactly(new SentRecord("test", new Partition("orders", stored.partition()),
                stored.offset().orElseThrow()));
    }

    @Test
    void oneRecordIsALineThatLeadsToIt() {
        open(440, 700);
        robot.clickOn("#send");
        String away = "No broker answers at the moment. Records wait in the producer's buffer, and fail if none has answered 60 s after"
                + " they were handed over (delivery.timeout.ms).";
        session.sendings.getLast().warnings = List.of(away);
        fx(this::looks);
        assertThat(text("#run .words")).isEqualTo(away);
        shootBoth("run-one-waits");

        session.sendings.getLast().store(2, 4_711);
        fx(background::tick);
        shootBoth("run-one");

        robot.clickOn("#open-sent");
        assertThat(opened).containsExactly(new SentRecord("test", new Partition("orders", 2), 4_711));
    }

    @Test
    void productionIsSentToOnceTheTopicsNameIsTyped() {
        var question = new ProductionQuestion(session, many(OptionalLong.of(1_000)));
        var answers = new ArrayList<String>();
        show(420, 190, () -> new StackPane(new ProductionNotice(question, () -> answers.add("yes"), () -> answers.add("no"))));
        robot.write("order");
        assertThat(node("#production-yes").isDisabled()).isTrue();
        shootBoth("run-production");
        robot.write("s").clickOn("#production-yes");

        assertThat(answers).containsExactly("yes");
    }

    private void looks() {
        for (int look = 0; look < 6; look++) {
            background.tick();
        }
    }

    private boolean inWindow(Node node) {
        var bounds = onFx(() -> node.localToScene(node.getLayoutBounds()));
        return bounds.getHeight() > 20 && bounds.getMinY() >= 0 && bounds.getMaxY() <= stage().getScene().getHeight() + 1;
    }

    /// Whether all of it is seen in what scrolls the run.
    private boolean inView(String selector) {
        var seen = onFx(() -> node(".run-scroll").localToScene(node(".run-scroll").getLayoutBounds()));
        return seen.contains(onFx(() -> node(selector).localToScene(node(selector).getLayoutBounds())));
    }

    @SuppressWarnings("unchecked")
    private TableView<Answer> results() {
        return (TableView<Answer>) node("#run-results");
    }

    private String text(String selector) {
        return ((Label) node(selector)).getText();
    }

    private Node node(String selector) {
        return stage().getScene().lookup(selector);
    }
}
