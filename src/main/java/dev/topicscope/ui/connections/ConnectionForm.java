package dev.topicscope.ui.connections;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;

import dev.topicscope.model.Cluster;
import dev.topicscope.store.SecretStore.Rest;
import dev.topicscope.ui.connections.ConnectionFormViewModel.Trial;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;

/// The form for one connection.
final class ConnectionForm extends BorderPane {

    private static final double WIDTH = 640;

    private final ConnectionsViewModel connections;
    private final ConnectionFormViewModel form;
    private final StackPane trial = new StackPane();

    ConnectionForm(ConnectionsViewModel connections, ConnectionFormViewModel form) {
        this.connections = connections;
        this.form = form;
        var name = new TextField();
        name.setId("connection-name");
        name.setPromptText("What you call it, such as dev");
        name.textProperty().bindBidirectional(form.name());
        var bootstrap = Fields.area("connection-bootstrap",
                "host:9092, host:9092 … or a client.properties, a kcat command, an application.yml", 3);
        bootstrap.textProperty().bindBidirectional(form.bootstrap());
        Fields.focusWhenShown(bootstrap);
        var problems = new VBox(2);
        form.bootstrapProblems().subscribe(list -> problems.getChildren().setAll(list.stream().map(Fields::problem).toList()));
        var notes = new VBox(2);
        form.notes().subscribe(list -> notes.getChildren().setAll(list.stream().map(Fields::note).toList()));
        var box = new VBox(6, Fields.label("Bootstrap brokers", bootstrap), bootstrap, problems, notes, Fields.label("Name", name), name,
                new MarkingForm(form), new SecurityForm(form.security()), new PropertiesForm(form),
                new RouteSection(form.route(), !form.isNew()), new FetchSection(form.fetch()), rest());
        box.setMaxWidth(WIDTH);
        box.getStyleClass().add("form");
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        var footer = new VBox(6, trial, buttons());
        footer.setMaxWidth(WIDTH);
        footer.getStyleClass().add("form");
        setCenter(scroll);
        setBottom(footer);
        form.trial().subscribe(this::show);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                connections.closeForm();
                event.consume();
            }
        });
    }

    private Label rest() {
        var label = new Label();
        label.setWrapText(true);
        label.getStyleClass().add(Look.FACT);
        connections.rest().subscribe(rest -> label.setText(rest.map(known -> switch (known) {
            case Rest.InKeychain(String keychain) -> "Passwords rest encrypted, their key in the " + keychain + ".";
            case Rest.InFile(var path) -> "Passwords rest encrypted. No keychain answers on this machine, so their key is in a file "
                    + "that only you can read: " + path;
        }).orElse("")));
        return label;
    }

    private Node buttons() {
        var connect = new Button("Connect");
        connect.setId("connection-connect");
        connect.getStyleClass().add(Styles.ACCENT);
        connect.setOnAction(_ -> connections.saveAndConnect());
        var test = new Button("Test");
        test.setId("connection-test");
        test.setOnAction(_ -> form.test());
        var examine = new Button("Doctor", Icons.DOCTOR.node());
        examine.setId("connection-examine");
        examine.setOnAction(_ -> connections.examineTyped());
        var save = new Button("Save");
        save.setId("connection-save");
        save.setOnAction(_ -> connections.save());
        var cancel = new Button("Cancel");
        cancel.getStyleClass().add(Styles.FLAT);
        cancel.setOnAction(_ -> connections.closeForm());
        var buttons = new HBox(8, connect, test, examine, save, new Spacer(), cancel);
        buttons.getStyleClass().add("buttons");
        return buttons;
    }

    private void show(Trial state) {
        switch (state) {
            case Trial.None() -> trial.getChildren().clear();
            case Trial.Running _ -> trial.getChildren().setAll(Notice.warning("Asking the brokers…", "This takes 10 seconds at most.")
                    .framed()
                    .with("Cancel", form::cancelTest));
            case Trial.Reached(var cluster) -> trial.getChildren().setAll(Notice.good("The cluster answers", describe(cluster)).framed());
            case Trial.Failed(var failure) -> trial.getChildren().setAll(Notice.of(failure).framed()
                    .with("Ask the doctor", connections::examineTyped));
        }
    }

    private static String describe(Cluster cluster) {
        int brokers = cluster.brokers().size();
        return brokers + (brokers == 1 ? " broker" : " brokers") + cluster.version().map(version -> ", Kafka " + version).orElse("")
                + ", cluster id " + cluster.id() + ".";
    }
}
