package dev.topicscope.ui.messages;

import java.util.List;
import java.util.stream.Stream;

import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.model.Start;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// Where the read starts and ends, whether it runs, and which partitions it reads.
final class MessageTools extends VBox {

    /// How many of the newest records one click shows.
    static final int LAST = 500;

    /// Below this width, what finds records has a line of its own.
    private static final double NARROW = 1_000;
    private static final double SEARCH_WIDTH = 160;

    private final MessagesViewModel model;
    private final ToggleGroup starts = new ToggleGroup();
    private final Button pause = new Button("Pause", Icons.PAUSE.node());
    private final Button stop = new Button("Stop", Icons.STOP.node());
    private final SearchBox search;
    private final ColumnMenus columns;
    private final List<Region> reading;
    private final List<Region> finding;
    private final HBox line = new HBox();
    private final HBox below = new HBox();

    MessageTools(MessagesViewModel model, CommittedGroups groups, ExportViewModel exports) {
        this.model = model;
        line.getStyleClass().add(Look.TOOL_BAR);
        below.getStyleClass().addAll(Look.TOOL_BAR, "below");
        var choices = new HBox(start("Earliest", "earliest", Styles.LEFT_PILL, new Start.Earliest(), "From the first record there is (E)"),
                start("Latest", "latest", Styles.CENTER_PILL, new Start.Latest(), "Only what is written from now on (L)"),
                start("Last " + LAST, "last", Styles.RIGHT_PILL, new Start.Last(LAST),
                        "The newest " + LAST + " records over all partitions, then live"));
        pause.setId("pause");
        pause.setOnAction(_ -> model.togglePause());
        model.paused().subscribe(paused -> {
            pause.setText(paused ? "Go on" : "Pause");
            pause.setGraphic((paused ? Icons.RESUME : Icons.PAUSE).node());
            pause.setTooltip(new Tooltip((paused ? "Show what has come meanwhile" : "Hold the view as it is; reading goes on")
                    + " (Space)"));
        });
        stop.setId("stop");
        stop.setOnAction(_ -> model.stop());
        stop.setTooltip(new Tooltip("End this read; what it brought stays (Esc)"));
        model.phase().subscribe(phase -> {
            boolean over = phase instanceof Phase.Stopped || phase instanceof Phase.Ended || phase instanceof Phase.Failed;
            pause.setDisable(over);
            stop.setDisable(over);
        });
        var from = new StartChooser(model, groups);
        var until = new EndChooser(model);
        var partitions = new PartitionChooser(model);
        search = new SearchBox(model);
        columns = new ColumnMenus(model, search::edit);
        HBox.setHgrow(search, Priority.ALWAYS);
        // It takes what room there is, so that the others need not be cut short.
        search.setPrefWidth(SEARCH_WIDTH);
        reading = List.of(choices, from, until, pause, stop);
        finding = List.of(search, partitions, columns.button(), new ExportButton(model, exports));
        Stream.concat(reading.stream(), finding.stream()).filter(node -> node != search && !(node instanceof Chooser))
                .forEach(node -> node.setMinWidth(USE_PREF_SIZE));
        widthProperty().subscribe(width -> arrange(width.doubleValue()));
    }

    private void arrange(double width) {
        boolean narrow = width > 0 && width < NARROW;
        if (line.getChildren().isEmpty() || narrow == below.getChildren().isEmpty()) {
            line.getChildren().setAll(reading);
            below.getChildren().clear();
            (narrow ? below : line).getChildren().addAll(finding);
            getChildren().setAll(line);
            if (narrow) {
                getChildren().add(below);
            }
        }
    }

    /// Puts the cursor into the search box.
    void focusSearch() {
        search.focusByKey();
    }

    /// The menus with which the columns of the table are changed.
    ColumnMenus columns() {
        return columns;
    }

    private ToggleButton start(String text, String id, String pill, Start from, String help) {
        var button = new ToggleButton(text);
        button.setId(id);
        button.getStyleClass().add(pill);
        button.setTooltip(new Tooltip(help));
        button.setToggleGroup(starts);
        button.setMinWidth(USE_PREF_SIZE);
        model.choice().start().subscribe(current -> button.setSelected(current.equals(from)));
        button.setOnAction(_ -> {
            model.read(from);
            button.setSelected(true);
        });
        return button;
    }
}
