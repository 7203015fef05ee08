package dev.topicscope.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import javafx.geometry.VerticalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WindowedTableTest extends FxTest {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;

    private WindowedTable<String> table;
    private int shown;

    @BeforeEach
    void open() {
        table = show(WIDTH, HEIGHT, () -> {
            var made = new WindowedTable<String>();
            made.describe("rows", "Rows");
            made.columns().add(column("Name", 200));
            made.columns().add(column("Again", 200));
            made.setPlaceholder(new Label("Nothing yet"));
            return made;
        });
    }

    @Test
    void holdsOnlyTheRowsInViewOfMillions() {
        fill(new NumberedRows(0, 10_000_000), false);

        assertThat(rows()).hasSizeBetween(10, 15).startsWith("row 0", "row 1");
        assertThat(table.following().get()).isFalse();
        assertThat(innerBar()).noneMatch(bar -> bar.isVisible() && bar.getWidth() > 0);
        shootBoth("windowed-table");
    }

    @Test
    void followsTheLiveEnd() {
        var source = new NumberedRows(0, 1000);
        fill(source, true);

        append(source, 500);

        assertThat(last()).isEqualTo("row 1499");
        assertThat(table.following().get()).isTrue();
        assertThat(table.rowsBelow()).isZero();
    }

    @Test
    void staysWhereItIsOnceTheUserScrollsUp() {
        var source = new NumberedRows(0, 1000);
        fill(source, true);

        scroll(VerticalDirection.UP, 1);
        var seen = rows();
        append(source, 500);

        assertThat(table.following().get()).isFalse();
        assertThat(rows()).isEqualTo(seen).doesNotContain("row 999");
        assertThat(table.rowsBelow()).isEqualTo(503);
    }

    @Test
    void followsAgainWhenTheUserScrollsBackToTheEnd() {
        fill(new NumberedRows(0, 1000), true);

        scroll(VerticalDirection.UP, 2);
        scroll(VerticalDirection.DOWN, 2);

        assertThat(table.following().get()).isTrue();
        assertThat(last()).isEqualTo("row 999");
    }

    @Test
    void keepsItsRowsWhileOthersAreDroppedAtTheHead() {
        var source = new NumberedRows(0, 1000);
        fill(source, false);
        fx(() -> table.scrollTo(500));
        var seen = rows();

        source.dropTo(300);
        fx(table::refresh);

        assertThat(rows()).isEqualTo(seen);
    }

    @Test
    void movesToTheFirstRowThereIsWhenItsOwnAreDropped() {
        var source = new NumberedRows(0, 1000);
        fill(source, false);
        fx(() -> table.scrollTo(500));

        source.dropTo(700);
        fx(table::refresh);

        assertThat(rows()).startsWith("row 700");
        assertThat(table.following().get()).isFalse();
    }

    @Test
    void survivesThatEveryRowIsDropped() {
        var source = new NumberedRows(0, 1000);
        fill(source, true);

        source.dropTo(1000);
        fx(table::refresh);

        assertThat(rows()).isEmpty();
        assertThat(robot.lookup("Nothing yet").tryQuery()).isPresent();
    }

    @Test
    void aSelectedRowStaysSelectedOutOfViewAndBack() {
        fill(new NumberedRows(0, 1000), false);
        robot.clickOn("row 3");
        assertThat(table.selected().get()).hasValue(3);

        fx(() -> table.scrollTo(500));
        assertThat(table.selected().get()).hasValue(3);
        assertThat(selectedOnScreen()).isEmpty();

        fx(() -> table.scrollTo(1));
        assertThat(selectedOnScreen()).containsExactly("row 3");
    }

    @Test
    void aSelectedRowMovesUpWithItsRecordWhileTheTableFollows() {
        var source = new NumberedRows(0, 1000);
        fill(source, true);
        fx(() -> table.selected().set(OptionalLong.of(998)));

        append(source, 2);

        assertThat(selectedOnScreen()).containsExactly("row 998");
        assertThat(table.selected().get()).hasValue(998);
    }

    @Test
    void arrowsMoveTheSelectionAndBringItIntoView() {
        fill(new NumberedRows(0, 1000), false);
        robot.clickOn("row 1");

        int inView = rows().size();
        for (int i = 0; i < inView; i++) {
            robot.type(KeyCode.DOWN);
        }

        assertThat(table.selected().get()).hasValue(1 + inView);
        assertThat(last()).isEqualTo("row " + (1 + inView));
        robot.type(KeyCode.UP);
        assertThat(selectedOnScreen()).containsExactly("row " + inView);
        shootBoth("windowed-table-focus");
    }

    @Test
    void isReachedByTabAndShowsItsFocus() {
        fill(new NumberedRows(0, 1000), false);

        robot.type(KeyCode.TAB);
        shootBoth("windowed-table-tab");

        assertThat(view().isFocused()).isTrue();
    }

    @Test
    void pagesHomeAndEndCrossMillions() {
        fill(new NumberedRows(0, 10_000_000), false);
        robot.clickOn("row 0");
        int page = rows().size() - 1;

        robot.type(KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN);
        assertThat(table.selected().get()).hasValue(2L * page);
        robot.type(KeyCode.END);
        assertThat(last()).isEqualTo("row 9999999");
        assertThat(table.selected().get()).hasValue(9_999_999);
        assertThat(table.following().get()).isTrue();
        robot.type(KeyCode.HOME);
        assertThat(rows()).startsWith("row 0");
        assertThat(selectedOnScreen()).containsExactly("row 0");
        assertThat(table.following().get()).isFalse();
    }

    @Test
    void rowsThatComeBeforeLeaveThoseInViewWhereTheyAre() {
        var source = new NumberedRows(0, 1000);
        fill(source, false);
        robot.clickOn("row 3");
        var seen = rows();

        source.dropTo(-500);
        fx(table::refresh);

        assertThat(rows()).isEqualTo(seen);
        assertThat(selectedOnScreen()).containsExactly("row 3");
        assertThat(table.isAtTop()).isFalse();
        scroll(VerticalDirection.UP, 1);
        assertThat(rows()).startsWith("row -3");
        robot.type(KeyCode.HOME);
        assertThat(table.selected().get()).hasValue(-500);
    }

    @Test
    void scrollingOnAtEitherEndAsksForMore() {
        var asked = new ArrayList<String>();
        fill(new NumberedRows(0, 1000), false);
        fx(() -> table.setOnPast(() -> asked.add("before"), () -> asked.add("after")));

        scroll(VerticalDirection.UP, 1);
        assertThat(asked).containsExactly("before");
        robot.clickOn("row 1").type(KeyCode.UP);
        assertThat(asked).hasSize(1);
        robot.type(KeyCode.UP, KeyCode.PAGE_UP, KeyCode.HOME);
        assertThat(asked).containsExactly("before", "before", "before", "before");

        asked.clear();
        robot.type(KeyCode.END);
        assertThat(asked).isEmpty();
        robot.type(KeyCode.DOWN);
        scroll(VerticalDirection.DOWN, 1);
        assertThat(asked).containsExactly("after", "after");
    }

    @Test
    void followsAtTheEndOnlyWhereItMay() {
        var source = new NumberedRows(0, 1000);
        fill(source, false);
        fx(() -> table.mayFollow().set(false));

        fx(() -> table.scrollTo(1000));
        var seen = rows();
        append(source, 50);
        assertThat(rows()).isEqualTo(seen);

        fx(table::scrollToEnd);
        append(source, 50);
        assertThat(last()).isEqualTo("row 1099");
    }

    @Test
    void theScrollBarRangesOverAllRowsAndItsThumbCanBeGrabbed() {
        fill(new NumberedRows(0, 10_000_000), false);
        var bar = outerBar();
        assertThat(bar.lookup(".thumb").getLayoutBounds().getHeight()).isGreaterThanOrEqualTo(20);

        fx(() -> bar.setValue(bar.getMax() / 2));
        assertThat(rows().getFirst()).startsWith("row 49999");
        fx(() -> bar.setValue(bar.getMax()));
        assertThat(table.following().get()).isTrue();
    }

    @Test
    void enterAndDoubleClickOpenARow() {
        var opened = new ArrayList<Long>();
        fill(new NumberedRows(0, 1000), false);
        fx(() -> {
            table.setOnOpen(opened::add);
            table.scrollTo(100);
        });

        robot.doubleClickOn("row 102", MouseButton.PRIMARY);
        robot.type(KeyCode.DOWN, KeyCode.ENTER);

        assertThat(opened).containsExactly(102L, 103L);
    }

    @Test
    void growsAndShrinksWithTheWindow() {
        fill(new NumberedRows(0, 1000), true);
        int before = rows().size();

        fx(() -> stage().setHeight(stage().getHeight() + 260));
        fx(table::refresh);
        assertThat(rows()).hasSize(before + 10).endsWith("row 999");

        fx(() -> stage().setHeight(stage().getHeight() - 260));
        fx(table::refresh);
        assertThat(rows()).hasSize(before).endsWith("row 999");
    }

    @Test
    void rowsPassThroughTheSameNodes() {
        var source = new NumberedRows(0, 1000);
        fill(source, true);
        var before = onFx(() -> view().lookupAll(".table-cell"));

        append(source, 500);

        assertThat(onFx(() -> view().lookupAll(".table-cell"))).isEqualTo(before);
        assertThat(onFx(() -> before.stream().map(node -> ((Labeled) node).getText()).toList())).contains("row 1499", "again row 1499")
                .doesNotContain("row 999");
    }

    @Test
    void aRowThatStaysInItsPlaceIsNotShownAgain() {
        var source = new NumberedRows(0, 1000);
        fill(source, false);
        fx(() -> table.scrollTo(500));
        int before = shown;

        append(source, 500);
        assertThat(shown).isEqualTo(before);

        fx(() -> table.scrollTo(501));
        assertThat(shown).isGreaterThan(before);
    }

    private void fill(NumberedRows source, boolean atEnd) {
        fx(() -> table.show(source, atEnd));
    }

    private void append(NumberedRows source, long count) {
        source.append(count);
        fx(table::refresh);
    }

    private void scroll(VerticalDirection direction, int notches) {
        robot.moveTo(view());
        for (int i = 0; i < notches; i++) {
            robot.scroll(1, direction);
        }
        settle();
    }

    private TableView<RowSlot<String>> view() {
        return robot.lookup("#rows").queryTableView();
    }

    private List<String> rows() {
        return onFx(() -> List.copyOf(table.visibleRows()));
    }

    private String last() {
        return rows().getLast();
    }

    private List<String> selectedOnScreen() {
        return onFx(() -> view().getSelectionModel().getSelectedItems().stream().map(RowSlot::getValue).toList());
    }

    private List<ScrollBar> innerBar() {
        return onFx(() -> view().lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast).toList());
    }

    private ScrollBar outerBar() {
        return (ScrollBar) table.getRight();
    }

    private TableColumn<RowSlot<String>, ?> column(String name, double width) {
        var column = RowCell.<String>column(name, () -> new RowCell<>() {
            @Override
            protected void show(String row) {
                shown++;
                setText(name.equals("Name") ? row : "again " + row);
            }
        });
        column.setPrefWidth(width);
        return column;
    }
}
