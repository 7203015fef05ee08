package dev.topicscope.ui.messages;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeReading;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.model.Header;
import dev.topicscope.model.Start;
import dev.topicscope.store.Settings;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.kit.FxTest;

import static org.assertj.core.api.Assertions.assertThat;

/// The table of records as a person uses it: columns of fields, menus on what is seen, and records taken along.
class ColumnsTest extends FxTest {

    private static final List<Settings.Column> KEPT = List.of(new Settings.Column("partition", OptionalDouble.empty()),
            new Settings.Column("offset", OptionalDouble.empty()), new Settings.Column("time", OptionalDouble.empty()),
            new Settings.Column("key", OptionalDouble.empty()), new Settings.Column(".status", OptionalDouble.of(96)),
            new Settings.Column(".amount", OptionalDouble.empty()), new Settings.Column("header.trace_id", OptionalDouble.empty()),
            new Settings.Column("nonsense", OptionalDouble.empty()), new Settings.Column("value", OptionalDouble.empty()));

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private MessagesViewModel model;
    private InspectorViewModel inspector;
    private MessagesView view;

    @BeforeEach
    void open() {
        open(1180, 640);
    }

    private void open(double width, double height) {
        view = show(width, height, () -> {
            model = new MessagesViewModel(session, "orders", 10_000_000);
            inspector = new InspectorViewModel(session, background);
            model.selected().addListener(_ -> inspector.show(model.selectedMessage()));
            model.read(new Start.Earliest());
            bring();
            return new MessagesView(model, new TimelineViewModel(session, "orders", background, ZoneId.systemDefault()), inspector,
                    new CommittedGroups(session, background, "orders"), new ExportViewModel(session, background),
                    new CopyViewModel(session, background));
        });
        fx(() -> view.setActive(true));
        await("rows are shown", () -> table().getItems().size() > 6);
    }

    @Test
    void fieldsAndHeadersAreColumnsThatTellMissingFromNullAndEmpty() {
        fx(() -> model.columns().restore(KEPT));

        assertThat(titles()).containsExactly("Part", "Offset", "Time", "Key", ".status", ".amount", "header.trace_id", "Value");
        assertThat(texts(0)).contains("PAID", "12.50", "t-0");
        assertThat(texts(1)).contains("null", "empty", "—");
        assertThat(texts(2)).contains("—").doesNotContain("PAID");
        assertThat(texts(3)).contains("{\"cents\": 5}", "true");
        await("numbers have their header at the right", () -> column(".amount").getStyleClass().contains("numbers"));
        await("times of other years are not cut off",
                () -> texts(4).stream().anyMatch(text -> text.contains("2019-")) && column("Time").getWidth() >= 180);
        shootBoth("columns-1180");
    }

    @Test
    void manyColumnsScrollSidewaysInANarrowWindow() {
        open(764, 560);
        fx(() -> {
            model.columns().restore(KEPT);
            model.columns().add(new ColumnSource.Header("a rather long name of a header"));
        });
        settle();
        shootBoth("columns-764");

        assertThat(column("Value").getWidth()).isGreaterThanOrEqualTo(140);
        assertThat(onFx(() -> table().getItems().size())).isGreaterThan(3);
    }

    @Test
    void columnsAreAddedMovedAndRemovedWithTheMenuOfAHeader() {
        robot.clickOn("#columns");
        choose(".status");
        assertThat(titles()).containsExactly("Part", "Offset", "Time", "Key", "Headers", "Size", ".status", "Value");

        rightClick(header(".status"));
        choose("Move left");
        assertThat(titles()).containsExactly("Part", "Offset", "Time", "Key", "Headers", ".status", "Size", "Value");
        rightClick(header("Size"));
        choose("Remove this column");
        robot.clickOn("#columns");
        choose("header.trace_id");
        assertThat(titles()).containsExactly("Part", "Offset", "Time", "Key", "Headers", ".status", "header.trace_id", "Value");

        robot.clickOn("#columns");
        choose("Back to the usual columns");
        assertThat(titles()).containsExactly("Part", "Offset", "Time", "Key", "Headers", "Size", "Value");
        assertThat(model.columns().kept()).isEmpty();
    }

    @Test
    void aDraggedHeaderAndADraggedEdgeAreKept() {
        fx(() -> model.columns().restore(KEPT));
        // What the table does when a header is dropped elsewhere; the headless window has no dragging.
        fx(() -> drop(table(), 5, 1));
        assertThat(model.columns().columns().get().stream().map(shown -> shown.source().title())).containsSubsequence(".amount", "Key");

        double before = column("Key").getWidth();
        fx(() -> widen(table(), "Key", 37));
        assertThat(column("Key").getWidth()).isEqualTo(before + 37);
        assertThat(model.columns().kept()).contains(new Settings.Column("key", OptionalDouble.of(before + 37)));
    }

    @Test
    void aCellIsFilteredByAndExcluded() {
        fx(() -> model.columns().restore(KEPT));
        rightClick(cell(0, ".status"));
        robot.clickOn("#filter-field");
        assertThat(model.queryText().get()).isEqualTo(".status == \"PAID\"");
        assertThat(session.searches).hasSize(1);

        fx(model::endSearch);
        fx(this::bring);
        await("the stream is back", () -> table().getItems().size() > 6);
        rightClick(cell(0, "header.trace_id"));
        robot.clickOn("#exclude-field");
        assertThat(model.queryText().get()).isEqualTo("-header.\"trace_id\":=\"t-0\"");
        fx(model::endSearch);
        fx(this::bring);
        await("the stream is back", () -> table().getItems().size() > 6);
        rightClick(cell(0, "Key"));
        robot.clickOn("#filter-key");
        assertThat(model.queryText().get()).isEqualTo("key:=\"customer 0\"");
    }

    @Test
    void aFieldOfTheTreeAndAHeaderOfTheListAreFilteredByAndShownAsColumns() {
        robot.clickOn(cell(5, "Offset"));
        await("the record is looked at", () -> robot.lookup(".payload .tree-view").tryQuery().isPresent());
        fx(() -> {
            TreeView<?> tree = robot.lookup(".payload .tree-view").query();
            tree.getRoot().getChildren().getFirst().setExpanded(true);
            tree.getRoot().getChildren().getFirst().getChildren().get(1).setExpanded(true);
        });
        rightClick(line("unit price"));
        shoot("columns-tree");
        choose("Show as column");
        assertThat(titles()).contains(".items[1].\"unit price\"");
        rightClick(line("unit price"));
        choose("Copy path");
        assertThat(clipboard()).isEqualTo(".items[1].\"unit price\"");
        rightClick(line("unit price"));
        robot.clickOn("#filter-field");
        assertThat(model.queryText().get()).isEqualTo(".items[1].\"unit price\" == 3.5");

        fx(model::endSearch);
        fx(this::bring);
        await("the stream is back", () -> table().getItems().size() > 6);
        robot.clickOn(cell(0, "Offset")).clickOn("Headers 2");
        rightClick(robot.lookup("t-0").query());
        robot.clickOn("#filter-field");
        assertThat(model.queryText().get()).isEqualTo("header.\"trace_id\":=\"t-0\"");
    }

    @Test
    void severalRecordsAreSelectedAndCopied() {
        robot.clickOn(cell(1, "Offset"));
        fx(() -> cell(3, "Offset").fireEvent(pressWithShift()));
        shootBoth("columns-selected");
        rightClick(cell(2, "Offset"));
        robot.clickOn("#copy-json");
        assertThat(clipboard().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"partition\":"));

        robot.type(KeyCode.DOWN);
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard().lines()).hasSize(2).first().asString().startsWith("0\t4\t2019-");

        robot.push(KeyCode.CONTROL, KeyCode.A);
        rightClick(cell(2, "Offset"));
        robot.clickOn("#copy-kcat");
        assertThat(clipboard().lines()).hasSize((int) model.records().orElseThrow().end()).allMatch(line -> line.startsWith("kcat "));
    }

    private void bring() {
        var reading = session.readings.getLast();
        bring(reading, 0, "{\"status\":\"PAID\",\"amount\":12.50}", "t-0");
        bring(reading, 1, "{\"status\":null,\"amount\":\"\"}", null);
        bring(reading, 2, "not JSON at all", null);
        bring(reading, 3, "{\"status\":true,\"amount\":{\"cents\": 5}}", "t-3");
        bring(reading, 4, null, "t-4");
        bring(reading, 5, "{\"items\":[{\"sku\":\"A\"},{\"sku\":\"B\",\"unit price\":3.5}],\"amount\":-7}", null);
        for (int i = 6; i < 40; i++) {
            bring(reading, i, "{\"status\":\"SHIPPED\",\"amount\":" + i * 311 + ".25,\"note\":\"a longer text that goes on\"}", "t-" + i);
        }
        reading.phase = new Phase.Live();
    }

    private static void bring(FakeReading reading, long offset, String value, String trace) {
        var day = offset == 4 ? LocalDate.of(2019, 12, 31) : LocalDate.now(ZoneId.systemDefault());
        var headers = trace == null ? List.<Header>of() : List.of(new Header("kind", Optional.empty()),
                new Header("trace_id", Optional.of(trace.getBytes(StandardCharsets.UTF_8))));
        reading.bring(0, offset, day.atStartOfDay(ZoneId.systemDefault()).toInstant().toEpochMilli() + offset, "customer " + offset, value,
                headers);
    }

    private void choose(String item) {
        await("the menu offers " + item, () -> offered(item).findFirst().isPresent());
        robot.clickOn(onFx(() -> offered(item).findFirst().orElseThrow()));
        settle();
    }

    private Stream<Node> offered(String item) {
        return Window.getWindows().stream().filter(Window::isShowing)
                .flatMap(window -> window.getScene().getRoot().lookupAll(".menu-item .label").stream())
                .filter(node -> node.getScene() != null && ((Label) node).getText().equals(item));
    }

    /// The robot of the headless window tells no modifiers with the mouse.
    private static MouseEvent pressWithShift() {
        return new MouseEvent(MouseEvent.MOUSE_PRESSED, 5, 5, 5, 5, MouseButton.PRIMARY, 1, true, false, false, false, true, false, false,
                true, false, true, null);
    }

    private TreeCell<?> line(String name) {
        return onFx(() -> robot.lookup(".payload .tree-cell").queryAll().stream().map(node -> (TreeCell<?>) node)
                .filter(cell -> cell.isVisible() && cell.getItem() != null)
                .filter(cell -> cell.getItem().toString().contains("name=\"" + name + "\"")).findFirst()
                .orElseThrow());
    }

    private void rightClick(Node node) {
        robot.clickOn(node, MouseButton.SECONDARY);
        settle();
    }

    private static <R> void drop(TableView<R> table, int from, int to) {
        var moved = new ArrayList<>(table.getColumns());
        moved.add(to, moved.remove(from));
        table.getColumns().setAll(moved);
    }

    private static <R> void widen(TableView<R> table, String title, double by) {
        var column = table.getColumns().stream().filter(one -> one.getText().equals(title)).findFirst().orElseThrow();
        table.resizeColumn(column, by);
    }

    private TableView<?> table() {
        return robot.lookup("#messages").query();
    }

    private List<String> titles() {
        settle();
        return onFx(() -> table().getColumns().stream().map(TableColumn::getText).toList());
    }

    private TableColumn<?, ?> column(String title) {
        return table().getColumns().stream().filter(column -> column.getText().equals(title)).findFirst().orElseThrow();
    }

    private Node header(String title) {
        return onFx(() -> table().lookupAll(".column-header .label").stream().map(Label.class::cast)
                .filter(label -> label.getText().equals(title)).findFirst().orElseThrow());
    }

    private TableCell<?, ?> cell(int row, String title) {
        settle();
        return onFx(() -> table().lookupAll(".table-cell").stream().map(node -> (TableCell<?, ?>) node)
                .filter(cell -> cell.getTableColumn() == column(title) && cell.getIndex() == row && !cell.isEmpty()).findFirst()
                .orElseThrow());
    }

    private List<String> texts(int row) {
        settle();
        return onFx(() -> table().lookupAll(".table-cell").stream().map(node -> (TableCell<?, ?>) node)
                .filter(cell -> cell.getIndex() == row && !cell.isEmpty()).map(IndexedCell::getText).toList());
    }

    private static String clipboard() {
        settle();
        return onFx(() -> Clipboard.getSystemClipboard().getString());
    }
}
