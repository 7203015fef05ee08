package dev.topicscope.ui.produce;

import java.util.List;
import java.util.Optional;

import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.controlsfx.control.SearchableComboBox;

import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.produce.Destinations.Cluster;

/// Where a topic of an open cluster is chosen.
final class DestinationField extends VBox {

    private final DestinationViewModel model;
    private final ComboBox<Cluster> cluster = new ComboBox<>();
    private final SearchableComboBox<String> topic = new SearchableComboBox<>();
    private boolean showing;

    /// `id` begins the ids of its fields.
    DestinationField(String id, DestinationViewModel model) {
        super(4);
        this.model = model;
        cluster.setId(id + "-cluster");
        cluster.setMaxWidth(Double.MAX_VALUE);
        cluster.setCellFactory(_ -> new ClusterCell());
        cluster.setButtonCell(new ClusterCell());
        cluster.valueProperty().addListener((_, _, chosen) -> {
            if (!showing && chosen != null) {
                model.cluster().set(Optional.of(chosen));
            }
        });
        topic.setId(id + "-topic");
        topic.setMaxWidth(Double.MAX_VALUE);
        topic.valueProperty().addListener((_, _, chosen) -> {
            if (!showing && chosen != null) {
                model.topic().set(Optional.of(chosen));
            }
        });
        var grid = new GridPane(8, 2);
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        half.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(half, half);
        grid.addRow(0, Fields.label("Topic", topic), Fields.label("Cluster", cluster));
        grid.addRow(1, topic, cluster);
        var problem = new VBox();
        model.problem().subscribe(said -> problem.getChildren().setAll(said.map(Fields::problem).stream().toList()));
        getChildren().setAll(grid, problem);
        model.clusters().addListener((ListChangeListener<Cluster>) _ -> show());
        model.topics().addListener((ListChangeListener<String>) _ -> show());
        model.cluster().addListener(_ -> show());
        model.topic().addListener(_ -> show());
        show();
    }

    @Override
    public void requestFocus() {
        topic.requestFocus();
    }

    /// What is chosen stays so while the lists change around it.
    private void show() {
        if (showing) {
            return;
        }
        showing = true;
        change(cluster, model.clusters());
        change(topic, model.topics());
        cluster.setValue(model.cluster().get().orElse(null));
        topic.setValue(model.topic().get().orElse(null));
        showing = false;
    }

    /// A combo box that searches fails if what it shows goes from its list.
    private static <T> void change(ComboBox<T> box, List<T> items) {
        if (!box.getItems().equals(items)) {
            box.setValue(null);
            box.getItems().setAll(items);
        }
    }

    private static final class ClusterCell extends ListCell<Cluster> {

        @Override
        protected void updateItem(Cluster item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : item.name());
            boolean closed = !empty && item != null && item.isReadOnly();
            setDisable(closed);
            var reason = new Label("read-only");
            reason.getStyleClass().add(Look.CHIP);
            setGraphic(closed ? reason : null);
            setContentDisplay(ContentDisplay.RIGHT);
        }
    }
}
