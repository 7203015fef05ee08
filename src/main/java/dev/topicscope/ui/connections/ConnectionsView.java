package dev.topicscope.ui.connections;

import java.io.File;
import java.util.Optional;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;

import dev.topicscope.model.Connection;
import dev.topicscope.model.Marking.Colour;
import dev.topicscope.ui.connections.TransferViewModel.Step;
import dev.topicscope.ui.kit.EmptyState;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;

/// The connections that the user keeps, and the form for one of them.
public final class ConnectionsView extends BorderPane {

    private static final double ROW_HEIGHT = 52;

    private final ConnectionsViewModel model;
    private final ListView<Connection> list = new ListView<>();
    private final VBox notices = new VBox();

    /// `onLab` is called when the user wants the lab cluster.
    public ConnectionsView(ConnectionsViewModel model, Runnable onLab) {
        this.model = model;
        getStyleClass().add(Look.PAGE);
        list.setId("connections");
        list.setItems(model.connections());
        list.setFixedCellSize(ROW_HEIGHT);
        list.setAccessibleText("Connections");
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(new EmptyState(Icons.CLUSTER,
                "No connections yet. Name a broker of your cluster to add one, or try Topicscope on a lab "
                + "cluster: real Kafka with sample data on this machine, gone when you close the window.")
                .with("New connection", model::add).with("Start the lab cluster", onLab));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                connectSelected();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                connectSelected();
            }
        });
        list.getSelectionModel().selectedItemProperty()
                .subscribe(chosen -> model.selected().set(Optional.ofNullable(chosen)));
        setTop(new VBox(header(), notices));
        model.form().subscribe(_ -> showCentre());
        model.transfer().step().subscribe(_ -> showCentre());
        model.transfer().done().subscribe(_ -> showNotices());
        model.transfer().problem().subscribe(_ -> showNotices());
        model.failure().subscribe(_ -> showNotices());
        model.removed().subscribe(_ -> showNotices());
    }

    private void showCentre() {
        var step = model.transfer().step().get();
        if (model.form().get().isPresent()) {
            setCenter(new ConnectionForm(model, model.form().get().get()));
        } else if (step instanceof Step.None) {
            setCenter(list);
        } else {
            var transfer = new TransferView(model.transfer(), step);
            BorderPane.setAlignment(transfer, Pos.TOP_LEFT);
            setCenter(transfer);
        }
    }

    private MenuButton transferMenu() {
        var menu = new MenuButton("Export, import", Icons.EXPORT.node());
        menu.setId("transfer-menu");
        var export = new MenuItem("Export all connections…");
        export.setId("export-connections");
        export.setOnAction(_ -> model.transfer().beginExport());
        var load = new MenuItem("Import connections…");
        load.setId("import-connections");
        load.setOnAction(_ -> chooseImport());
        menu.getItems().setAll(export, load);
        menu.setOnShowing(_ -> export.setDisable(model.connections().isEmpty()));
        return menu;
    }

    private void chooseImport() {
        var chooser = new FileChooser();
        chooser.setTitle("Import connections");
        chooser.getExtensionFilters().setAll(TransferView.FILES);
        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow())).map(File::toPath).ifPresent(model.transfer()::beginImport);
    }

    private Node header() {
        var title = new Label();
        title.getStyleClass().add(Look.PAGE_TITLE);
        var add = new Button("New connection", Icons.ADD.node());
        add.setId("new-connection");
        add.getStyleClass().add(Styles.ACCENT);
        add.setOnAction(_ -> model.add());
        var transfer = transferMenu();
        model.form().subscribe(form -> {
            title.setText(form.isEmpty() ? "Connections" : form.get().isNew() ? "New connection" : "Change a connection");
            add.setVisible(form.isEmpty());
            transfer.setVisible(form.isEmpty());
        });
        var header = new HBox(8, title, new Spacer(), transfer, add);
        header.getStyleClass().add(Look.PAGE_HEADER);
        return header;
    }

    private void showNotices() {
        notices.getChildren().clear();
        model.damage().ifPresent(sentence -> notices.getChildren().add(Notice.warning("Your connections were set aside", sentence)));
        model.removed().get().ifPresent(connection -> notices.getChildren()
                .add(Notice.good("Forgot " + connection.name()).with("Undo", model::restore)));
        model.failure().get().ifPresent(failure -> notices.getChildren().add(Notice.of(failure)));
        model.transfer().done().get().ifPresent(sentence -> notices.getChildren().add(Notice.good(sentence)));
        if (model.transfer().step().get() instanceof Step.None) {
            model.transfer().problem().get().ifPresent(failure -> notices.getChildren().add(Notice.of(failure)));
        }
    }

    private void connectSelected() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(model::connect);
    }

    private final class Cell extends ListCell<Connection> {

        private final Label name = new Label();
        private final Region dot = new Region();
        private final Label where = new Label();
        private final HBox line;

        private Cell() {
            name.getStyleClass().add("strong");
            where.getStyleClass().addAll(Look.MONO, Look.QUIET);
            var words = new VBox(2, name, where);
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            var connect = new Button("Connect");
            connect.setOnAction(_ -> model.connect(getItem()));
            line = new HBox(8, words, connect, Icons.DOCTOR.button("Examine this connection", () -> model.examine(getItem())),
                    Icons.EDIT.button("Change this connection", () -> model.edit(getItem())),
                    Icons.DELETE.button("Forget this connection", () -> model.remove(getItem())));
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(Connection connection, boolean empty) {
            super.updateItem(connection, empty);
            setGraphic(empty || connection == null ? null : line);
            if (!empty && connection != null) {
                name.setText(connection.name());
                where.setText(connection.bootstrap());
                boolean marked = connection.marking().shown() != Colour.NONE;
                dot.getStyleClass().setAll(Look.DOT, Look.marking(connection.marking().shown()));
                name.setGraphic(marked ? dot : null);
            }
        }
    }
}
