package dev.topicscope.ui.navigator;

import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.CustomTextField;

import dev.topicscope.browse.Overview;
import dev.topicscope.model.Topic;
import dev.topicscope.ui.kit.EmptyState;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// The list at the left of the window.
public final class NavigatorView extends VBox {

    private static final double ROW_HEIGHT = 26;

    private final NavigatorViewModel model;
    private final CustomTextField filter = new CustomTextField();
    private final ListView<NavigatorRow> list = new ListView<>();
    private String front = "";

    public NavigatorView(NavigatorViewModel model) {
        this.model = model;
        getStyleClass().add(Look.SIDEBAR);
        buildFilter();
        buildList();
        var box = new VBox(filter);
        box.getStyleClass().add(Look.SIDEBAR_FILTER);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(box, list);
    }

    /// Puts the cursor into the filter.
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /// Marks the topic that is open in the tab at the front, now or as soon as it is listed.
    public void select(String topic) {
        front = topic;
        showFront();
    }

    private void showFront() {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof NavigatorRow.TopicRow row && row.name().equals(front)) {
                list.getSelectionModel().select(i);
                return;
            }
        }
        list.getSelectionModel().clearSelection();
    }

    private void buildFilter() {
        filter.setId("navigator-filter");
        filter.setLeft(Icons.SEARCH.node());
        filter.setAccessibleText("Filter topics and groups");
        filter.textProperty().bindBidirectional(model.filter());
        model.overview().subscribe(overview -> filter.setPromptText(overview.map(NavigatorView::prompt).orElse("Filter topics")));
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                list.requestFocus();
                selectFirstTopic(event.getCode() == KeyCode.ENTER);
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            }
        });
    }

    private void buildList() {
        list.setId("navigator");
        list.setItems(model.rows());
        list.setFixedCellSize(ROW_HEIGHT);
        list.setAccessibleText("Topics, consumer groups and brokers");
        list.setPlaceholder(new EmptyState(Icons.WAITING, "Asking the cluster what it has…"));
        list.setCellFactory(_ -> new NavigatorCell());
        model.rows().addListener((ListChangeListener<NavigatorRow>) _ -> {
            if (list.getSelectionModel().isEmpty()) {
                showFront();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                openSelected();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected();
            }
        });
    }

    private void openSelected() {
        var row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.open(row);
        }
    }

    private void selectFirstTopic(boolean open) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof NavigatorRow.TopicRow) {
                list.getSelectionModel().select(i);
                list.scrollTo(Math.max(0, i - 1));
                if (open) {
                    openSelected();
                }
                return;
            }
        }
    }

    private static String prompt(Overview overview) {
        long own = overview.topics().stream().filter(topic -> !topic.internal()).map(Topic::name).count();
        return "Filter " + own + (own == 1 ? " topic" : " topics");
    }
}
