package dev.topicscope.ui.kit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;

/// A table over any number of rows that costs only those on screen.
///
/// JavaFX's own table slows down with the rows it holds, and builds itself anew at each change of them. Here it holds a [RowSlot] for each
/// place in view, which stays while rows pass through it, and serves as their renderer, with its headers and resizable columns, while a
/// scroll bar beside it ranges over the whole [RowSource]. Whole rows scroll.
///
/// FX thread only. The owner calls [#refresh] once a pulse.
public final class WindowedTable<R> extends BorderPane {

    /// The height of a row in pixels.
    public static final double ROW_HEIGHT = 26;

    private static final double SHORTEST_THUMB = 28;

    private final RowSlots<R> visible = new RowSlots<>();
    private final TableView<RowSlot<R>> table = new TableView<>(visible.slots());
    private final ScrollBar bar = new ScrollBar() {
        @Override
        public void requestLayout() {
            if (refreshing) {
                // Another range moves its thumb, but asks for no other room.
                setNeedsLayout(true);
            } else {
                super.requestLayout();
            }
        }
    };
    private final WheelSteps wheel = new WheelSteps(ROW_HEIGHT);
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final RowSelection selection = new RowSelection();
    private final ObjectProperty<OptionalLong> selected = selection.lead();
    private final FillingPolicy widths = new FillingPolicy();
    private final RowMouse<RowSlot<R>> mouse;
    private final RowRoom room = new RowRoom(table);
    private RowSource<R> source = RowSource.none();
    private long top;
    private boolean anew;
    private boolean refreshing;
    private final BooleanProperty mayFollow = new SimpleBooleanProperty(true);
    private Runnable onCopy = () -> { };
    private LongConsumer onOpen = _ -> { };
    private Runnable onPastTop = () -> { };
    private Runnable onPastEnd = () -> { };

    public WindowedTable() {
        getStyleClass().add("windowed-table");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(widths);
        mouse = new RowMouse<>(table, () -> top, selection, this::showSelection, this::open);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setMin(0);
        bar.setUnitIncrement(1);
        table.skinProperty().subscribe(_ -> keepRowsApart());
        setCenter(table);
        setRight(bar);
        bar.valueProperty().addListener((_, _, value) -> {
            if (!refreshing) {
                scrollTo(source.first() + Math.round(value.doubleValue()));
            }
        });
        table.getSelectionModel().selectedIndexProperty().addListener((_, _, index) -> {
            if (!refreshing && index.intValue() >= 0) {
                selection.select(top + index.intValue());
            }
        });
        selected.addListener(_ -> showSelection());
        table.heightProperty().addListener(_ -> refresh());
        table.addEventFilter(ScrollEvent.SCROLL, this::scroll);
        table.addEventFilter(KeyEvent.KEY_PRESSED, new RowKeys(this, selection)::pressed);
    }

    /// Their cells are each a [RowCell], so that a row that comes into view costs no more than what it shows.
    public ObservableList<TableColumn<RowSlot<R>, ?>> columns() {
        return table.getColumns();
    }

    /// The index of the selected row. It stays selected while it is out of view.
    public ObjectProperty<OptionalLong> selected() {
        return selected;
    }

    /// The selected rows that the source still has; of length 0 if there are none.
    public RowRange selectedRows() {
        return selection.range().within(source.first(), source.end());
    }

    /// Has a column fill the room that the others leave, but never with less than `leastWidth`; where that is too little, the table scrolls
    /// sideways.
    public void fill(TableColumn<RowSlot<R>, ?> column, double leastWidth) {
        widths.fill(column, leastWidth);
    }

    /// The column of the cell on which the menu of the rows was asked for; empty if that was done with the keyboard.
    public Optional<TableColumn<?, ?>> menuColumn() {
        return mouse.menuColumn();
    }

    /// Makes the rows in view anew, because the source now makes them otherwise.
    public void reload() {
        anew = true;
        refresh();
    }

    /// Whether the table stays at the end as rows are appended. The user's scrolling sets it: at the end it is true, elsewhere false.
    public BooleanProperty following() {
        return following;
    }

    /// Whether the user's scrolling to the end makes the table follow. While it does not, only [#scrollToEnd] and the key for it do.
    public BooleanProperty mayFollow() {
        return mayFollow;
    }

    /// Has the first called when the user scrolls on at the first row, and the second at the last.
    public void setOnPast(Runnable theTop, Runnable theEnd) {
        onPastTop = theTop;
        onPastEnd = theEnd;
    }

    /// The index of the first row in view.
    public long top() {
        return top;
    }

    /// Whether the first row there is is in view.
    public boolean isAtTop() {
        return top <= source.first();
    }

    /// Shows another source, from its first row or at its end.
    public void show(RowSource<R> rows, boolean atEnd) {
        source = rows;
        following.set(atEnd);
        top = rows.first();
        anew = true;
        selected.set(OptionalLong.empty());
        refresh();
    }

    /// Takes in what has changed in the source. Where nothing in view has, this costs next to nothing.
    public void refresh() {
        long first = source.first();
        long end = source.end();
        int rows = room.capacity();
        long last = Math.max(first, end - rows);
        long wanted = following.get() ? last : Math.clamp(top, first, last);
        int count = (int) Math.min(rows, end - wanted);
        refreshing = true;
        top = wanted;
        visible.show(source, top, count, anew);
        anew = false;
        bar.setMax(last - first);
        bar.setVisibleAmount((last - first) * thumbShare(rows, end - first));
        bar.setBlockIncrement(Math.max(1, rows - 1));
        bar.setValue(top - first);
        bar.setDisable(last == first);
        refreshing = false;
        showSelection();
    }

    /// Brings a row to the top, or as far as the table goes.
    public void scrollTo(long index) {
        scrollTo(index, mayFollow.get());
    }

    private void scrollTo(long index, boolean mayFollowNow) {
        long last = Math.max(source.first(), source.end() - room.capacity());
        following.set(index >= last && mayFollowNow);
        top = Math.clamp(index, source.first(), last);
        refresh();
    }

    /// Goes to the end and stays there.
    public void scrollToEnd() {
        scrollTo(Long.MAX_VALUE, true);
    }

    /// What is offered for the selected row at a right click, which selects first.
    public void setRowMenu(ContextMenu menu) {
        table.setContextMenu(menu);
    }

    /// The rows in view, from top to bottom.
    public List<R> visibleRows() {
        return visible.rows();
    }

    /// The number of rows after the last one in view.
    public long rowsBelow() {
        return Math.max(0, source.end() - top - visible.rows().size());
    }

    /// Has `action` called with the index of a row that the user opens: by a double click, or by Enter on the selected one.
    public void setOnOpen(LongConsumer action) {
        onOpen = action;
    }

    /// Has `action` called when the selected rows are to be copied, by Ctrl/Cmd+C.
    public void setOnCopy(Runnable action) {
        onCopy = action;
    }

    /// What stands in place of rows while there are none.
    public void setPlaceholder(Node node) {
        table.setPlaceholder(node);
    }

    /// Names the table, for screen readers and for tests.
    public void describe(String id, String text) {
        table.setId(id);
        table.setAccessibleText(text);
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    /// Rows have the size the table gives them, whatever they show: so a change in one is no reason to lay out the table, which would take
    /// every row out and put it in again.
    private void keepRowsApart() {
        if (table.lookup(".sheet") instanceof Group rows) {
            rows.setManaged(false);
        }
    }

    /// The part of the bar that the thumb takes: as the rows in view to all rows, and never too short for a mouse.
    private double thumbShare(int rows, long all) {
        double shortest = bar.getHeight() > 0 ? Math.min(1, SHORTEST_THUMB / bar.getHeight()) : 0;
        return all == 0 ? 1 : Math.clamp((double) rows / all, shortest, 1);
    }

    void showSelection() {
        refreshing = true;
        mouse.show(rowsInView());
        refreshing = false;
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() == 0) {
            return;
        }
        event.consume();
        int rows = wheel.rows(event);
        boolean pastTop = rows < 0 && isAtTop();
        boolean pastEnd = rows > 0 && rowsBelow() == 0;
        if (rows != 0) {
            scrollTo(top + rows);
        }
        if (pastTop || pastEnd) {
            past(pastTop);
        }
    }

    /// The rows there are.
    RowRange rows() {
        return new RowRange(source.first(), source.end());
    }

    RowRange rowsInView() {
        return new RowRange(top, top + visible.rows().size());
    }

    /// How many rows a page goes on by.
    int pageRows() {
        return Math.max(1, room.capacity() - 1);
    }

    /// Brings a row into view that is `step` rows from the one that was looked at.
    void reveal(long row, int step) {
        if (row < top) {
            scrollTo(row);
        } else if (row >= rowsInView().to()) {
            scrollTo(row - room.capacity() + 1);
        } else if (row < source.end() - 1 && step < 0) {
            following.set(false);
        }
    }

    void open(long row) {
        onOpen.accept(row);
    }

    void copy() {
        onCopy.run();
    }

    /// The user wants to go on past the first row, or else the last.
    void past(boolean theTop) {
        (theTop ? onPastTop : onPastEnd).run();
    }
}
