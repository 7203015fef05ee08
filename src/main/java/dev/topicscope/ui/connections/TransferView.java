package dev.topicscope.ui.connections;

import java.io.File;
import java.util.Optional;
import java.util.stream.Collectors;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import atlantafx.base.theme.Styles;

import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.store.ConnectionArchive;
import dev.topicscope.ui.connections.TransferViewModel.OnKnown;
import dev.topicscope.ui.connections.TransferViewModel.Step;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;

/// What is asked before connections are exported or imported.
final class TransferView extends VBox {

    private static final double WIDTH = 620;
    private static final double SIGN = 16;
    static final FileChooser.ExtensionFilter FILES = new FileChooser.ExtensionFilter("Connections", "*.json");

    private final TransferViewModel model;

    TransferView(TransferViewModel model, Step step) {
        super(12);
        this.model = model;
        setId("transfer");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        getStyleClass().add("transfer");
        switch (step) {
            case Step.Export(int count) -> buildExport(count);
            case Step.Import(var file, var archive, var known) -> {
                getChildren().add(title("Import " + connections(archive.connections().size()) + " from " + file.getFileName()));
                getChildren().add(quiet(archive.connections().stream().map(Connection::name).collect(Collectors.joining(", "))));
                if (archive.isSealed()) {
                    buildUnsealing();
                } else {
                    getChildren().add(quiet("The file holds no passwords. Type them afterwards, in the connection's form."));
                }
                if (!known.isEmpty()) {
                    buildKnown(known.stream().map(Connection::name).collect(Collectors.joining(", ")), known.size());
                }
                getChildren().addAll(problem(), buttons("Import", "run-import", model::runImport));
            }
            case Step.None() -> { }
        }
    }

    private void buildExport(int count) {
        var without = new RadioButton("Without passwords");
        without.setId("export-without");
        var with = new RadioButton("With passwords, encrypted by a passphrase");
        with.setId("export-with");
        choose(without, with);
        with.selectedProperty().bindBidirectional(model.withSecrets());
        without.setSelected(!model.withSecrets().get());
        var fields = new VBox(8, labelled("Passphrase", field("passphrase", model.passphrase())),
                labelled("The same again", field("passphrase-again", model.repeated())),
                quiet("Whoever has the file and this passphrase can connect as you. It can't be recovered."));
        fields.visibleProperty().bind(model.withSecrets());
        fields.managedProperty().bind(model.withSecrets());
        getChildren().addAll(title("Export " + connections(count)),
                quiet("Names, addresses, properties, routes and colours go into one file, which can be imported on another machine."),
                without, with, fields, problem(), buttons("Choose the file…", "run-export", this::chooseAndExport));
    }

    private void buildUnsealing() {
        var with = new CheckBox("With their passwords");
        with.setId("import-with");
        with.selectedProperty().bindBidirectional(model.withSecrets());
        var field = labelled("Passphrase", field("passphrase", model.passphrase()));
        field.visibleProperty().bind(model.withSecrets());
        field.managedProperty().bind(model.withSecrets());
        getChildren().addAll(with, field);
    }

    private void buildKnown(String names, int count) {
        var both = new RadioButton("Keep both: those of the file are added as “… (imported)”");
        both.setId("import-both");
        var replace = new RadioButton("Replace those here by those of the file");
        replace.setId("import-replace");
        choose(both, replace);
        both.setSelected(model.onKnown().get() == OnKnown.KEEP_BOTH);
        replace.setSelected(model.onKnown().get() == OnKnown.REPLACE);
        replace.selectedProperty().subscribe(chosen -> model.onKnown().set(chosen ? OnKnown.REPLACE : OnKnown.KEEP_BOTH));
        var words = new Label((count == 1 ? "One of them is here already: " : count + " of them are here already: ") + names);
        words.setWrapText(true);
        getChildren().addAll(words, both, replace);
    }

    private void chooseAndExport() {
        if (model.isReadyToExport()) {
            var chooser = new FileChooser();
            chooser.setTitle("Export connections");
            chooser.setInitialFileName("topicscope-connections.json");
            chooser.getExtensionFilters().setAll(FILES);
            Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).map(File::toPath).ifPresent(model::export);
        }
    }

    /// Beside the field where it is about an input, as a notice otherwise.
    private Node problem() {
        var place = new VBox();
        place.managedProperty().bind(place.visibleProperty());
        model.problem().subscribe(found -> {
            place.getChildren().setAll(found.map(TransferView::shown).stream().toList());
            place.setVisible(found.isPresent());
        });
        return place;
    }

    private static Node shown(Failure failure) {
        if (failure instanceof Failure.Invalid(var field, var reason, var _) && field.equals(ConnectionArchive.PASSPHRASE)) {
            var words = new Label(reason);
            words.setWrapText(true);
            words.getStyleClass().add(Look.FIELD_PROBLEM);
            return words;
        }
        return Notice.of(failure);
    }

    private HBox buttons(String text, String id, Runnable action) {
        var go = new Button(text);
        go.setId(id);
        go.getStyleClass().add(Styles.ACCENT);
        go.setDefaultButton(true);
        go.setOnAction(_ -> action.run());
        go.disableProperty().bind(model.busy());
        var cancel = new Button("Cancel");
        cancel.setId("cancel-transfer");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> model.cancel());
        var waiting = new ProgressIndicator();
        waiting.setMaxSize(SIGN, SIGN);
        waiting.visibleProperty().bind(model.busy());
        var line = new HBox(8, go, cancel, waiting);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static void choose(RadioButton... choices) {
        var group = new ToggleGroup();
        for (var choice : choices) {
            choice.setToggleGroup(group);
        }
    }

    private static PasswordField field(String id, StringProperty text) {
        var field = new PasswordField();
        field.setId(id);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private static VBox labelled(String text, PasswordField field) {
        var label = new Label(text);
        label.setLabelFor(field);
        return new VBox(4, label, field);
    }

    private static Label title(String text) {
        var title = new Label(text);
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        return title;
    }

    private static Label quiet(String text) {
        var words = new Label(text);
        words.getStyleClass().add(Look.QUIET);
        words.setWrapText(true);
        return words;
    }

    private static String connections(int count) {
        return count == 1 ? "1 connection" : count + " connections";
    }
}
