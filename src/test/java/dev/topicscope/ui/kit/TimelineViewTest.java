package dev.topicscope.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.TimeRange;
import dev.topicscope.model.TimeSlices;

import static org.assertj.core.api.Assertions.assertThat;

class TimelineViewTest extends FxTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    private static final Instant SUNDAY = Instant.parse("2026-11-14T15:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(90);
    private static final int SLICES = 112;
    private static final TimeRange WEEK = new TimeRange(SUNDAY, SUNDAY.plus(STEP.multipliedBy(SLICES)));
    private static final double MARGIN = 14;

    private final List<Instant> jumps = new ArrayList<>();
    private final List<TimeRange> selections = new ArrayList<>();
    private TimelineView view;

    private static TimeBars week(String doubts) {
        var counts = LongStream.range(0, SLICES).map(i -> i % 9 == 4 ? 0 : 1000 + Math.round(900 * Math.sin(i / 9.0) + 8 * i))
                .boxed().toList();
        return new TimeBars(new TimeSlices(SUNDAY, STEP, SLICES), counts, 0, 0, doubts);
    }

    private void open(double width) {
        var root = show(width, 160, () -> {
            view = new TimelineView(ZONE, InstantSource.fixed(WEEK.to()));
            view.setOnJump(jumps::add);
            view.setOnSelect(selections::add);
            return new VBox(view);
        });
        assertThat(root.getChildren()).containsExactly(view);
    }

    private void openWeek() {
        open(1120 + 2 * MARGIN);
        fx(() -> {
            view.whole().set(Optional.of(WEEK));
            view.bars().set(Optional.of(week("")));
        });
    }

    private void moveTo(int slice) {
        var place = onFx(() -> view.localToScreen(MARGIN + slice * 10 + 5, 40));
        robot.moveTo(place);
    }

    private static Instant start(int slice) {
        return SUNDAY.plus(STEP.multipliedBy(slice));
    }

    private List<String> labels() {
        return onFx(() -> view.lookupAll(".label").stream().filter(Node::isVisible).filter(node -> node.getParent().isVisible())
                .map(node -> ((Label) node).getText()).filter(text -> !text.isEmpty()).toList());
    }

    @Test
    void showsTheRecordsOfAWeekInLightAndDark() {
        openWeek();
        fx(() -> view.inView().set(Optional.of(new TimeRange(start(70), start(80)))));
        shootBoth("timeline-week");

        assertThat(labels()).contains("Sun 15", "Mon 16", "Sat 21", "now");
        assertThat((int) onFx(() -> ((Path) view.lookup(".bars")).getElements().size())).isPositive();
        assertThat((double) onFx(view::getHeight)).isEqualTo(66);
        Node bars = onFx(() -> view.lookup(".bars"));
        assertThat((double) onFx(() -> view.sceneToLocal(bars.localToScene(bars.getLayoutBounds())).getMaxY()))
                .as("the foot of the bars").isEqualTo(50);
    }

    @Test
    void saysWhatIsUnderThePointerAndWhyItIsAnEstimate() {
        openWeek();
        fx(() -> view.bars().set(Optional.of(week("An estimate: compaction removes records."))));

        moveTo(16);

        assertThat(view.hint().get()).startsWith("Mon 16 Nov 2026 00:00 – 01:30 UTC+9").contains("about 2" + Texts.THIN_SPACE)
                .contains("records").contains("compaction");
        assertThat(labels()).contains("estimate");
        shootBoth("timeline-hint");
        robot.moveTo(onFx(() -> view.localToScreen(300, 130)));
        await("no hint", () -> view.hint().get().isEmpty());
    }

    @Test
    void aClickJumpsToTheStartOfTheSlice() {
        openWeek();
        moveTo(30);
        robot.clickOn(MouseButton.PRIMARY);
        settle();

        assertThat(jumps).containsExactly(start(30));
        assertThat(selections).isEmpty();
    }

    @Test
    void aDragSelectsWholeSlicesAndEscTakesThemBack() {
        openWeek();
        moveTo(30);
        robot.press(MouseButton.PRIMARY);
        moveTo(39);
        shootBoth("timeline-drag");
        robot.release(MouseButton.PRIMARY);
        settle();

        assertThat(selections).containsExactly(new TimeRange(start(30), start(40)));
        assertThat(jumps).isEmpty();
        robot.push(KeyCode.ESCAPE);
        assertThat(view.selection().get()).isEmpty();
    }

    @Test
    void theWheelZoomsAroundThePointerAndEscShowsTheWholeAgain() {
        openWeek();
        moveTo(30);
        robot.scroll(3, VerticalDirection.UP);
        settle();

        var zoomed = view.zoom().get().orElseThrow();
        assertThat(zoomed.length()).isLessThan(WEEK.length());
        assertThat(WEEK.covers(zoomed)).isTrue();
        assertThat(onFx(() -> view.sliceAt(30 * 10 + 5))).contains(new TimeRange(start(30), start(31)));
        shootBoth("timeline-zoomed");
        onFx(() -> {
            view.requestFocus();
            return true;
        });
        robot.push(KeyCode.ESCAPE);
        assertThat(view.zoom().get()).isEmpty();
    }

    @Test
    void theWheelBackwardsNeverLeavesTheWhole() {
        openWeek();
        moveTo(30);
        robot.scroll(2, VerticalDirection.UP);
        robot.scroll(9, VerticalDirection.DOWN);
        settle();

        assertThat(view.zoom().get()).isEmpty();
    }

    @Test
    void keysWalkSelectAndJump() {
        openWeek();
        fx(view::requestFocus);

        robot.push(KeyCode.LEFT).push(KeyCode.LEFT).push(KeyCode.ENTER);
        assertThat(jumps).containsExactly(start(SLICES - 2));
        robot.push(KeyCode.SHIFT, KeyCode.LEFT).push(KeyCode.SHIFT, KeyCode.LEFT);
        shootBoth("timeline-keys");
        robot.push(KeyCode.ENTER);
        settle();

        assertThat(selections).containsExactly(new TimeRange(start(SLICES - 4), start(SLICES - 1)));
        assertThat(view.getAccessibleText()).contains("selected").contains("records");
        robot.push(KeyCode.HOME);
        assertThat(view.selection().get()).isEmpty();
        assertThat(view.cursor()).contains(start(0));
    }

    @Test
    void isQuietWhileNothingIsKnownAndSaysWhenThereIsNothing() {
        open(900);
        assertThat(view.getAccessibleText()).contains("not known yet");
        fx(() -> view.loading().set(true));
        assertThat(labels()).anyMatch(text -> text.startsWith("Looking up"));
        shootBoth("timeline-loading");
        fx(() -> {
            view.loading().set(false);
            view.whole().set(Optional.of(WEEK));
            view.bars().set(Optional.of(new TimeBars(new TimeSlices(SUNDAY, STEP, 2), List.of(0L, 0L), 0, 0, "")));
        });
        assertThat(labels()).contains("No records in this time");
        shootBoth("timeline-empty");
    }

    @Test
    void countsWhatIsOutsideAndShowsItOnAClick() {
        openWeek();
        var asked = new ArrayList<String>();
        fx(() -> {
            view.setOnShowAll(() -> asked.add("all"));
            var week = week("");
            view.bars().set(Optional.of(new TimeBars(week.slices(), week.counts(), 12, 1, "Not in the order of time.")));
        });
        assertThat(labels()).contains("‹ 12 earlier", "1 later ›", "estimate");
        shootBoth("timeline-edges");

        robot.clickOn("#timeline-earlier");

        assertThat(asked).containsExactly("all");
        assertThat(jumps).isEmpty();
    }

    @Test
    void staysDrawableWhenOneSliceIsAMillionTimesWiderThanTheView() {
        openWeek();
        fx(() -> view.zoom().set(Optional.of(new TimeRange(start(50).plusMillis(100), start(50).plusMillis(140)))));

        assertThat((double) onFx(() -> view.lookup(".bars").getLayoutBounds().getWidth())).isLessThanOrEqualTo(1200);
        assertThat(labels()).anyMatch(text -> text.contains("."));
    }
}
