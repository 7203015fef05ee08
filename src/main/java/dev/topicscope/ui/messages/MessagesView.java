package dev.topicscope.ui.messages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import javafx.animation.AnimationTimer;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.topicscope.browse.End;
import dev.topicscope.browse.IndexRange;
import dev.topicscope.browse.Older;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.model.Message;
import dev.topicscope.model.Start;
import dev.topicscope.model.TimeRange;
import dev.topicscope.ui.kit.EmptyState;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.Texts;
import dev.topicscope.ui.kit.WindowedTable;

/// The records of a topic: tools above, the table, and one record looked at closely beside it.
public final class MessagesView extends BorderPane {

    private static final double TABLE_SHARE = 0.68;
    private static final double TABLE_SHARE_BELOW = 0.56;
    private static final double NARROW = 960;
    private static final long BAND_NANOS = 250_000_000;

    private final MessagesViewModel model;
    private final TimelineViewModel times;
    private final MessageTools tools;
    private final TimelinePane timeline;
    private final WindowedTable<MessageRow> table = new WindowedTable<>();
    private final ColumnLayout layout;
    private final InspectorViewModel inspected;
    private final InspectorView inspector;
    private final RowMenu rowMenu;
    private final VBox notices = new VBox();
    private final Button newer = new Button(null, Icons.NEWEST.node());
    private final OlderPill older = new OlderPill(this::loadOlder);
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(now);
        }
    };
    private Phase shownPhase = new Phase.Stopped();
    private List<String> shownWarnings = List.of();
    private OptionalInt shownKey = OptionalInt.empty();
    private boolean emptyShown;
    private long bandNanos;

    public MessagesView(MessagesViewModel model, TimelineViewModel times, InspectorViewModel inspected, CommittedGroups groups,
            ExportViewModel exports, CopyViewModel copies) {
        this.model = model;
        this.times = times;
        table.describe("messages", "Records of " + model.topic());
        table.selected().bindBidirectional(model.selected());
        table.following().addListener((_, _, atEnd) -> model.pause().following(atEnd));
        newer.setId("newer");
        newer.getStyleClass().add(Look.PILL);
        newer.setOnAction(_ -> showNewer());
        newer.setVisible(false);
        newer.setFocusTraversable(false);
        StackPane.setAlignment(newer, Pos.BOTTOM_CENTER);
        StackPane.setMargin(newer, new Insets(0, 0, 14, 0));
        table.setOnPast(this::loadOlder, model::loadNewer);
        this.inspected = inspected;
        inspector = new InspectorView(inspected, new FieldMenu(model, copies));
        tools = new MessageTools(model, groups, exports);
        layout = new ColumnLayout(model.columns(), table, tools.columns());
        var split = new SplitPane(new StackPane(table, older, newer), inspector);
        split.setDividerPositions(TABLE_SHARE);
        widthProperty().subscribe(width -> arrange(split, width.doubleValue()));
        rowMenu = new RowMenu(model, copies, table);
        table.setRowMenu(rowMenu);
        table.setOnCopy(() -> rowMenu.copy(CopyViewModel.Form.LINE));
        timeline = new TimelinePane(times);
        timeline.setOnJump(moment -> model.read(new Start.AtTime(moment)));
        timeline.setOnSelect(model::readRange);
        setTop(new VBox(tools, timeline, new ExportNotice(exports.state(), exports::dismiss), new CopyNotice(copies), notices));
        setCenter(split);
        model.rows().subscribe(rows -> table.show(rows, !model.searching().get() && !model.choice().startsAtTheHead()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::shortcut);
        // JavaFX's table keeps this key for itself.
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                shortcut(event);
            }
        });
    }

    /// Offers to send records again, in the menu of the rows and beside the record that is looked at.
    public void offerResending(Resender again) {
        Consumer<Message> edit = message -> inspected.withWhole(message, whole -> whole, again::edit);
        rowMenu.offerResending(again, edit);
        inspector.offerResending(() -> model.selectedMessage().ifPresent(edit), () -> model.selected().get().ifPresent(row ->
                model.records().ifPresent(records -> again.resend(records, new IndexRange(row, row + 1)))), again.refusal());
    }

    /// Starts or stops looking at the read; it goes on by itself meanwhile.
    public void setActive(boolean active) {
        times.setActive(active);
        if (active) {
            pulse.start();
        } else {
            pulse.stop();
        }
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    /// Puts the record beside the table where there is room for both, and below it otherwise.
    private static void arrange(SplitPane split, double width) {
        var wanted = width < NARROW ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        if (width > 0 && split.getOrientation() != wanted) {
            split.setOrientation(wanted);
            split.setDividerPositions(wanted == Orientation.VERTICAL ? TABLE_SHARE_BELOW : TABLE_SHARE);
        }
    }

    private void pulse(long now) {
        model.pulse(now);
        table.mayFollow().set(!(model.phase().get() instanceof Phase.CatchingUp || model.phase().get() instanceof Phase.Full));
        table.refresh();
        model.seeker().look(now).ifPresent(this::reveal);
        model.pause().looksAt(new IndexRange(table.top(), table.top() + table.visibleRows().size()));
        showPills();
        showNotices();
        if (now - bandNanos >= BAND_NANOS) {
            bandNanos = now;
            timeline.inView().set(inView());
            layout.fit();
        }
    }

    private void reveal(long index) {
        if (index < table.top() || index >= table.top() + table.visibleRows().size()) {
            table.scrollTo(index - table.visibleRows().size() / 2);
        }
    }

    private void showPills() {
        boolean paused = model.paused().get();
        long following = table.following().get() ? 0 : table.rowsBelow();
        long below = paused ? model.pause().waiting().get() : following;
        newer.setVisible(below > 0);
        if (below > 0) {
            newer.setText(paused ? ReadStatus.waits(below) : Texts.count(below) + (below == 1 ? " newer record" : " newer records"));
        }
        older.show(table.isAtTop() && !paused ? model.older().get() : new Older.None());
    }

    private void showNewer() {
        if (model.paused().get()) {
            model.togglePause();
        }
        table.scrollToEnd();
    }

    /// Rows that come before those in view leave these where they are.
    private void loadOlder() {
        if (model.older().get() instanceof Older.More || model.older().get() instanceof Older.Failed) {
            table.following().set(false);
            model.loadOlder();
        }
    }

    /// The times of the rows on screen.
    private Optional<TimeRange> inView() {
        var first = table.visibleRows().stream().flatMap(row -> row.time().stream()).min(Comparator.naturalOrder());
        var last = table.visibleRows().stream().flatMap(row -> row.time().stream()).max(Comparator.naturalOrder());
        return first.map(from -> new TimeRange(from, last.orElseThrow().plusMillis(1)));
    }

    private void showNotices() {
        var phase = model.phase().get();
        var warnings = model.warnings().get();
        var key = model.feed().map(Feed::keyPartition).orElse(OptionalInt.empty());
        boolean empty = model.rows().get().end() == model.rows().get().first();
        if (!sameNotice(phase, shownPhase) || !warnings.equals(shownWarnings) || !key.equals(shownKey)) {
            notices.getChildren().clear();
            phaseNotice(phase);
            key.ifPresent(this::keyNotice);
            warnings.forEach(sentence -> notices.getChildren().add(Notice.warning("", sentence)));
            shownWarnings = warnings;
            shownKey = key;
        }
        if (empty && (!emptyShown || !phase.getClass().equals(shownPhase.getClass()))) {
            table.setPlaceholder(placeholder(phase));
        }
        emptyShown = empty;
        shownPhase = phase;
    }

    /// Catching up changes its numbers all the time, and shows none of them here.
    private static boolean sameNotice(Phase one, Phase other) {
        return one.equals(other) || one instanceof Phase.CatchingUp && other instanceof Phase.CatchingUp;
    }

    private void keyNotice(int partition) {
        var notice = Notice.warning("Only partition " + partition + " is searched",
                "Kafka's default partitioner puts this key nowhere else. Another partitioner may have put it elsewhere.")
                .with("Search all partitions", model::searchAnyPartition);
        notice.setId("key-partition");
        notices.getChildren().add(notice);
    }

    private void phaseNotice(Phase phase) {
        switch (phase) {
            case Phase.Waiting(var _, var _) -> notices.getChildren().add(Notice.warning("Waiting for the cluster: "
                    + ReadStatus.word(phase),
                    "The read keeps its position and goes on by itself as soon as a broker answers. Nothing is lost or read twice."));
            case Phase.Failed(var why) -> notices.getChildren()
                    .add(Notice.of(why).with("Read again", () -> model.read(model.choice().start().get())));
            case Phase.Full() -> notices.getChildren().add(Notice.warning("The read waits, because its memory is full",
                    "The oldest records stay because you look at them. Scroll past the last one to read on: the oldest are then let go.")
                    .with("Go to the live end", table::scrollToEnd));
            case Phase.Opening _, Phase.CatchingUp _, Phase.Live _, Phase.Paused _, Phase.Ended _, Phase.Stopped _ -> { }
        }
    }

    private EmptyState placeholder(Phase phase) {
        if (model.searching().get()) {
            return searchPlaceholder(phase);
        }
        return switch (phase) {
            case Phase.Opening _ -> new EmptyState(Icons.WAITING, "Finding out where to start…");
            case Phase.CatchingUp _ -> new EmptyState(Icons.WAITING, "Reading…");
            case Phase.Live _ when model.choice().start().get() instanceof Start.Latest -> new EmptyState(Icons.WAITING,
                    "Waiting for new records. “Latest” shows only what is written from now on.")
                    .with("Show the last 500", () -> model.read(new Start.Last(MessageTools.LAST)));
            case Phase.Live _ -> new EmptyState(Icons.EMPTY, "No records here yet. What is written from now on appears by itself.");
            case Phase.Paused _ -> new EmptyState(Icons.PAUSE, "Paused before the first record.").with("Go on", model::togglePause);
            case Phase.Ended _ -> new EmptyState(Icons.EMPTY, "There is no record between the start and the end that were chosen.")
                    .with("Read on, without end", () -> model.readUntil(new End.Never()));
            case Phase.Stopped _ -> new EmptyState(Icons.STOP, "Stopped before the first record.")
                    .with("Read again", () -> model.read(model.choice().start().get()));
            case Phase.Full _, Phase.Waiting _ -> new EmptyState(Icons.WAITING, "No records yet.");
            case Phase.Failed _ -> new EmptyState(Icons.ERROR, "Nothing was read.");
        };
    }

    private EmptyState searchPlaceholder(Phase phase) {
        return switch (phase) {
            case Phase.Opening _, Phase.CatchingUp _ -> new EmptyState(Icons.SEARCH, "Nothing found so far. Searching…");
            case Phase.Live _ -> new EmptyState(Icons.SEARCH, "Nothing found in what was there. New matches will appear by themselves.")
                    .with("Back to the stream", model::endSearch);
            default -> new EmptyState(Icons.SEARCH, "Nothing found.").with("Back to the stream", model::endSearch);
        };
    }

    private void shortcut(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isControlDown()) {
            return;
        }
        switch (event.getCode()) {
            case F, SLASH -> tools.focusSearch();
            case E -> model.read(new Start.Earliest());
            case L -> model.read(new Start.Latest());
            case SPACE -> model.togglePause();
            case ESCAPE -> model.stop();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
