package dev.topicscope.ui.messages;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import org.controlsfx.control.CheckComboBox;

import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.model.Start;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// Where the read starts, whether it runs, and which partitions it reads.
final class MessageTools extends VBox {

    /// How many of the newest records one click shows.
    static final int LAST = 500;

    /// Below this width the search box has a line of its own.
    private static final double NARROW = 900;
    private static final int PLACE_OF_SEARCH = 4;

    private final MessagesViewModel model;
    private final ToggleGroup starts = new ToggleGroup();
    private final Button pause = new Button("Pause", Icons.PAUSE.node());
    private final Button stop = new Button("Stop", Icons.STOP.node());
    private final CheckComboBox<Integer> partitions = new CheckComboBox<>();
    private final SearchBox search;
    private final HBox line = new HBox();
    private final HBox below = new HBox();
    private boolean updating;

    MessageTools(MessagesViewModel model, ExportViewModel exports) {
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
            boolean over = phase instanceof Phase.Stopped || phase instanceof Phase.Failed;
            pause.setDisable(over);
            stop.setDisable(over);
        });
        buildPartitions();
        var from = new StartChooser(model::read);
        model.start().subscribe(from::show);
        search = new SearchBox(model);
        HBox.setHgrow(search, Priority.ALWAYS);
        line.getChildren().setAll(choices, from, pause, stop, search, partitions, new ExportButton(model, exports));
        line.getChildren().stream().filter(Region.class::isInstance).filter(node -> node != search)
                .forEach(node -> ((Region) node).setMinWidth(USE_PREF_SIZE));
        getChildren().setAll(line);
        widthProperty().subscribe(width -> arrange(width.doubleValue()));
    }

    private void arrange(double width) {
        boolean narrow = width > 0 && width < NARROW;
        if (narrow != below.getChildren().contains(search)) {
            if (narrow) {
                line.getChildren().remove(search);
                below.getChildren().setAll(search);
                getChildren().setAll(line, below);
            } else {
                below.getChildren().clear();
                line.getChildren().add(PLACE_OF_SEARCH, search);
                getChildren().setAll(line);
            }
        }
    }

    /// Puts the cursor into the search box.
    void focusSearch() {
        search.requestFocus();
    }

    private ToggleButton start(String text, String id, String pill, Start from, String help) {
        var button = new ToggleButton(text);
        button.setId(id);
        button.getStyleClass().add(pill);
        button.setTooltip(new Tooltip(help));
        button.setToggleGroup(starts);
        button.setMinWidth(USE_PREF_SIZE);
        model.start().subscribe(current -> button.setSelected(current.equals(from)));
        button.setOnAction(_ -> {
            model.read(from);
            button.setSelected(true);
        });
        return button;
    }

    private void buildPartitions() {
        partitions.setId("partitions");
        partitions.setAccessibleText("Partitions to read");
        partitions.setTooltip(new Tooltip("Which partitions to read; none checked means all"));
        partitions.setTitle("All partitions");
        partitions.setShowCheckedCount(false);
        model.partitionCount().subscribe(count -> {
            updating = true;
            var all = IntStream.range(0, count.intValue()).boxed().toList();
            if (!partitions.getItems().equals(all)) {
                partitions.getItems().setAll(all);
            }
            check(model.partitions().get());
            updating = false;
        });
        model.partitions().subscribe(this::check);
        partitions.getCheckModel().getCheckedItems().addListener((ListChangeListener<Integer>) _ -> {
            var checked = new TreeSet<>(partitions.getCheckModel().getCheckedItems());
            if (!updating && !checked.equals(model.partitions().get())) {
                model.restrictTo(checked);
            }
        });
    }

    private void check(Set<Integer> numbers) {
        updating = true;
        partitions.getItems().forEach(number -> {
            if (numbers.contains(number)) {
                partitions.getCheckModel().check(number);
            } else {
                partitions.getCheckModel().clearCheck(number);
            }
        });
        partitions.setTitle(numbers.isEmpty() ? "All partitions" : null);
        updating = false;
    }
}
