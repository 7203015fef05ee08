package dev.topicscope.ui.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.End;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.ReadRequest;
import dev.topicscope.model.Failure;
import dev.topicscope.model.Group;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.kit.FxTest;

import static org.assertj.core.api.Assertions.assertThat;

/// What is chosen in the tool bar's forms, in the narrowest and in a usual width.
class ChooserTest extends FxTest {

    private static final double NARROW = 764;
    private static final double WIDE = 1_180;

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private MessagesViewModel model;

    private void open(double width) {
        session.groups.add(new Group("billing", "Stable", OptionalLong.of(5)));
        session.groups.add(new Group("warehouse", "Empty", OptionalLong.of(0)));
        show(width, 700, () -> {
            model = new MessagesViewModel(session, "orders", 10_000_000);
            model.partitionCount().set(12);
            model.read(new Start.Last(500));
            return new MessagesView(model, new TimelineViewModel(session, "orders", background, ZoneOffset.UTC),
                    new InspectorViewModel(session, background), new CommittedGroups(session, background, "orders"),
                    new ExportViewModel(session, background), new CopyViewModel(session, background));
        });
    }

    @Test
    void aReadStartsAtATimeAnOffsetTheLastRecordsOrAGroupsPosition() {
        open(NARROW);
        robot.clickOn("#from");
        popover("from");
        type("#from-offset", "x");
        assertThat(problems()).isEqualTo("An offset is a whole number, 0 or larger.");
        popover("from-problem");
        type("#from-offset", "1200");
        assertThat(request().start()).isEqualTo(new Start.AtOffset(1200));

        robot.clickOn("#from");
        type("#from-last", "2000");
        assertThat(request().start()).isEqualTo(new Start.Last(2000));
        assertThat(text("#from")).startsWith("From last 2");

        robot.clickOn("#from");
        type("#from-time", "14:05");
        assertThat(request().start()).isEqualTo(new Start.AtTime(LocalDate.now(ZoneId.systemDefault()).atTime(14, 5)
                .atZone(ZoneId.systemDefault()).toInstant()));

        robot.clickOn("#from");
        type("#from-group", "typed by hand");
        assertThat(request().start()).isEqualTo(new Start.Committed("typed by hand"));

        robot.clickOn("#from");
        robot.clickOn("warehouse");
        assertThat(request().start()).isEqualTo(new Start.Committed("warehouse"));
        assertThat(text("#from")).isEqualTo("From warehouse");
    }

    @Test
    void anOffsetOfOnePartitionReadsThatPartition() {
        open(WIDE);
        robot.clickOn("#from");
        fx(() -> robot.lookup("#from-offset-partition").queryComboBox().getSelectionModel().select(4));
        type("#from-offset", "7");

        assertThat(request().start()).isEqualTo(new Start.AtOffset(7));
        assertThat(request().partitions()).containsExactly(3);
        assertThat(text("#partitions")).isEqualTo("Partition 3");
    }

    @Test
    void groupsThatCanNotBeListedCanBeTyped() {
        session.failure = Optional.of(new Failure.NotAuthorized("describe", "groups", ""));
        open(NARROW);
        robot.clickOn("#from");

        assertThat(((ListView<?>) robot.lookup("#from-groups").queryListView()).getItems()).isEmpty();
        popover("from-no-groups");
        type("#from-group", "billing");
        assertThat(request().start()).isEqualTo(new Start.Committed("billing"));
    }

    @Test
    void anEndAndALevelAreChosenAndStandInTheToolBar() {
        open(WIDE);
        assertThat(text("#until")).isEqualTo("Until…");
        robot.clickOn("#until");
        popover("until");
        type("#until-count", "0");
        assertThat(problems()).isEqualTo("A number of records is a whole number, 1 or larger.");
        type("#until-count", "1000");
        assertThat(request().end()).isEqualTo(new End.Count(1000));
        assertThat(robot.lookup("#until").query().getStyleClass()).contains("chosen");

        robot.clickOn("#until");
        robot.clickOn("#read_committed");
        assertThat(request().isolation()).isEqualTo(IsolationLevel.READ_COMMITTED);
        assertThat(text("#isolation-hides")).contains("hidden until it ends");
        popover("until-committed");
        type("#until-offset", "9");
        assertThat(request().end()).isEqualTo(new End.BeforeOffset(9));
        assertThat(text("#until")).isEqualTo("Until offset 9 · committed");
        shootBoth("choosers-chosen-wide");

        robot.clickOn("#until");
        robot.clickOn("#until-live");
        assertThat(request().end()).isEqualTo(new End.Never());
        assertThat(text("#until")).isEqualTo("Until… · committed");
    }

    @Test
    void whatIsChosenHasRoomInANarrowWindow() {
        open(NARROW);
        fx(() -> {
            model.read(new Start.AtTime(Instant.parse("2026-03-04T05:06:07Z")), new End.BeforeTime(Instant.parse("2026-03-05T05:06:07Z")),
                    Set.of(0, 3, 8, 9, 10, 11), IsolationLevel.READ_COMMITTED);
        });
        shootBoth("choosers-chosen-narrow");

        for (var node : robot.lookup("#export").query().getParent().getChildrenUnmodifiable()) {
            assertThat(node.getBoundsInParent().getMaxX()).as("right edge of " + node.getId()).isLessThanOrEqualTo(NARROW);
        }
    }

    @Test
    void partitionsAreTypedOrClicked() {
        open(NARROW);
        robot.clickOn("#partitions");
        type("#partitions-typed", "0,3,8-12");
        assertThat(problems()).isEqualTo("There is no partition 12: the topic has 12, 0 to 11.");
        popover("partitions-problem");
        type("#partitions-typed", "0,3,8-11");
        assertThat(request().partitions()).containsExactlyInAnyOrder(0, 3, 8, 9, 10, 11);
        assertThat(text("#partitions")).isEqualTo("Partitions 0,3,8-11");

        robot.clickOn("#partitions");
        popover("partitions");
        robot.clickOn("Partition 3");
        assertThat(request().partitions()).containsExactlyInAnyOrder(0, 8, 9, 10, 11);
        robot.clickOn("#all-partitions");
        assertThat(request().partitions()).isEmpty();
        assertThat(text("#partitions")).isEqualTo("All partitions");
    }

    private void type(String field, String text) {
        robot.clickOn(field).push(KeyCode.CONTROL, KeyCode.A).write(text).push(KeyCode.ENTER);
        settle();
    }

    /// The problems that are shown, one a line.
    private String problems() {
        return String.join("\n", robot.lookup(".field-problem").queryAll().stream().filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText()).toList());
    }

    private String text(String selector) {
        return ((Labeled) robot.lookup(selector).query()).getText();
    }

    private ReadRequest request() {
        return session.readings.getLast().request;
    }

    /// A picture of the form that is open, in both themes.
    private void popover(String name) {
        await("a form is open", () -> Window.getWindows().size() > 1);
        shootPopup("choosers-" + name);
    }
}
