package dev.topicscope.ui.topics;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.PartitionState;
import dev.topicscope.ui.kit.EmptyState;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.PartitionDot;
import dev.topicscope.ui.kit.Texts;

/// The partitions of a topic, one a row.
public final class PartitionsView extends BorderPane {

    private static final double ROW_HEIGHT = 26;

    private final TableView<PartitionState> table = new TableView<>();

    public PartitionsView(TopicViewModel model) {
        table.setId("partition-table");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setItems(model.partitions());
        table.setPlaceholder(new EmptyState(Icons.WAITING, "Asking the brokers for the partitions…"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText("Partitions of " + model.name());
        table.getColumns().setAll(List.of(
                number(),
                column("Leader", 80, state -> state.leader().isPresent() ? "broker " + state.leader().getAsInt() : "none"),
                column("Replicas", 90, state -> join(state.replicas())),
                column("In sync", 90, state -> join(state.inSync())),
                column("Start offset", 110, state -> state.offsets().map(range -> Texts.count(range.from())).orElse("unknown"), Look.NUMBER,
                        Look.MONO),
                column("End offset", 110, state -> state.offsets().map(range -> Texts.count(range.to())).orElse("unknown"), Look.NUMBER,
                        Look.MONO),
                column("Records", 110, state -> records(model, state), Look.NUMBER, Look.MONO),
                column("On disk", 100, state -> state.sizeBytes().isPresent() ? Texts.size(state.sizeBytes().getAsLong()) : "unknown",
                        Look.NUMBER, Look.MONO),
                column("", 100, PartitionsView::remark)));
        var refresh = Icons.REFRESH.button("Ask the brokers again (F5)", model::refresh);
        var note = new Label("refreshed every 2 seconds");
        note.getStyleClass().add(Look.FACT);
        var tools = new HBox(refresh, note);
        tools.getStyleClass().add(Look.TOOL_BAR);
        model.failure().subscribe(failure -> setBottom(failure.map(Notice::of).orElse(null)));
        setTop(tools);
        setCenter(table);
    }

    private static String records(TopicViewModel model, PartitionState state) {
        boolean estimate = model.topic().get().filter(topic -> !topic.doubts().isEmpty()).isPresent();
        return state.offsets().map(OffsetRange::length).map(length -> (estimate ? "~" : "") + Texts.count(length)).orElse("unknown");
    }

    private static String remark(PartitionState state) {
        if (state.leader().isEmpty()) {
            return "offline: no broker leads it";
        }
        return state.isFullyReplicated()
                ? "" : "under-replicated: " + state.inSync().size() + " of " + state.replicas().size() + " in sync";
    }

    private static String join(List<Integer> brokers) {
        return brokers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static TableColumn<PartitionState, Integer> number() {
        var column = new TableColumn<PartitionState, Integer>("Partition");
        column.setPrefWidth(80);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().partition().number()));
        column.setCellFactory(_ -> new PartitionDot<>());
        return column;
    }

    private static TableColumn<PartitionState, String> column(String title, double width, Function<PartitionState, String> text,
            String... styles) {
        var column = new TableColumn<PartitionState, String>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.getStyleClass().addAll(styles);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        return column;
    }
}
