package dev.topicscope.ui.produce;

import java.util.List;
import java.util.Optional;

import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.controlsfx.control.SearchableComboBox;

import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.produce.Destinations.Cluster;

/// Where records go: a cluster and one of its topics, both changed in place.
final class DestinationField extends VBox {

    private static final double WIDEST = 640;

    private final DestinationViewModel model;
    private final ComboBox<Cluster> cluster = new ComboBox<>();
    private final SearchableComboBox<String> topic = new SearchableComboBox<>();
    private Runnable onTopic = () -> { };
    private boolean showing;

    /// `id` begins the ids of its fields.
    DestinationField(String id, DestinationViewModel model) {
        super(4);
        this.model = model;
        cluster.setId(id + "-cluster");
        cluster.setAccessibleText("Cluster");
        cluster.setPromptText("cluster");
        grows(cluster);
        cluster.setCellFactory(_ -> new ClusterCell());
        cluster.setButtonCell(new ClusterCell());
        cluster.valueProperty().addListener((_, _, chosen) -> {
            if (!showing && chosen != null) {
                model.cluster().set(Optional.of(chosen));
            }
        });
        buildTopic(id + "-topic");
        var to = Fields.label("To", cluster);
        to.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(6, to, cluster, new Label("/"), topic);
        line.setAlignment(Pos.CENTER_LEFT);
        setMaxWidth(WIDEST);
        var problem = new VBox();
        model.problem().subscribe(said -> problem.getChildren().setAll(said.map(Fields::problem).stream().toList()));
        getChildren().setAll(line, problem);
        model.clusters().addListener((ListChangeListener<Cluster>) _ -> show());
        model.topics().addListener((ListChangeListener<String>) _ -> show());
        model.cluster().addListener(_ -> show());
        model.topic().addListener(_ -> show());
        show();
    }

    /// Has `action` called each time the list of topics was closed, whether another was chosen or not.
    void setOnTopic(Runnable action) {
        onTopic = action;
    }

    @Override
    public void requestFocus() {
        topic.requestFocus();
    }

    /// A name that was typed whole is meant, even if what was chosen before fits the filter as well, as `orders.dlt` does for `orders`.
    private void choose(String typed) {
        topic.getItems().stream().filter(typed.strip()::equals).findFirst().ifPresent(topic::setValue);
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

    private void buildTopic(String id) {
        topic.setId(id);
        topic.setAccessibleText("Topic");
        topic.setPromptText("topic: type to filter");
        grows(topic);
        topic.valueProperty().addListener((_, _, chosen) -> {
            if (!showing && chosen != null) {
                model.topic().set(Optional.of(chosen));
            }
        });
        topic.skinProperty().subscribe(_ -> {
            if (topic.lookup("#search") instanceof TextField filter) {
                filter.textProperty().subscribe(this::choose);
            }
        });
        topic.showingProperty().addListener((_, _, open) -> {
            if (!open) {
                // A filter that nothing fits leaves the box empty, while what was chosen before still is.
                show();
                onTopic.run();
            }
        });
    }

    private static void grows(ComboBox<?> box) {
        box.setMinWidth(90);
        box.setPrefWidth(150);
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
    }

    /// A combo box that searches fails if what it shows goes from its list, and if its list changes under its filter.
    private static <T> void change(ComboBox<T> box, List<T> items) {
        if (!box.getItems().equals(items)) {
            box.setValue(null);
            box.setItems(FXCollections.observableArrayList(items));
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
