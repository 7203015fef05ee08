package dev.topicscope.ui.produce;

import java.io.File;
import java.util.Optional;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import atlantafx.base.theme.Styles;

import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.produce.CsvTableViewModel.State;

/// Whether key, value and headers are templates, what can stand in them, and what they draw from.
final class TemplateBar extends VBox {

    private static final double GAP = 6;
    private static final double TEXTS = 206;
    private static final int DIGITS = 8;

    private final ManyViewModel model;
    private final RecordViewModel record;

    TemplateBar(ManyViewModel model, RecordViewModel record) {
        super(GAP);
        this.model = model;
        this.record = record;
        var on = new CheckBox("Fill in {{…}} for each record");
        on.setId("send-templates");
        on.selectedProperty().bindBidirectional(model.templates());
        on.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(on, Priority.ALWAYS);
        var off = Fields.note("Braces are sent as they are.");
        var sources = new VBox(GAP, seed(), new ProblemLabel(model.seed().problem()), table());
        var first = line(on, insert());
        model.templates().subscribe(templates -> {
            getChildren().setAll(first, templates ? sources : off);
            first.getChildren().getLast().setDisable(!templates);
        });
    }

    private MenuButton insert() {
        var button = new MenuButton("Insert");
        button.setId("send-insert");
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(Styles.SMALL);
        // With the columns of the table that is there when it opens.
        button.setOnShowing(_ -> button.getItems().setAll(model.placeholders().stream().map(this::item).toList()));
        button.getItems().setAll(model.placeholders().stream().map(this::item).toList());
        return button;
    }

    private MenuItem item(Placeholder placeholder) {
        var text = new Label(placeholder.text());
        text.getStyleClass().add(Look.MONO);
        text.setMinWidth(TEXTS);
        var explanation = new Label(placeholder.explanation() + (placeholder.example().isEmpty() ? "" : ", such as "
                + placeholder.example()));
        explanation.getStyleClass().add(Look.FACT);
        var item = new MenuItem("", line(text, explanation));
        item.setOnAction(_ -> record.insert(placeholder.text()));
        return item;
    }

    private Node seed() {
        var field = new NumberField(model.seed(), "send-seed", "Seed", DIGITS);
        var label = Fields.label("Seed", field);
        label.setMinWidth(USE_PREF_SIZE);
        var note = new Label("Same seed, same records");
        note.getStyleClass().add(Look.FACT);
        var fresh = Icons.REFRESH.button("A new seed", model::newSeed);
        fresh.setId("send-new-seed");
        return line(label, field, fresh, note);
    }

    private Node table() {
        var choose = new Button("CSV file…");
        choose.setId("send-table");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.getStyleClass().add(Styles.SMALL);
        choose.setOnAction(_ -> {
            var chooser = new FileChooser();
            chooser.setTitle("A CSV file for {{csv:…}}");
            Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow())).map(File::toPath).ifPresent(model.table()::choose);
        });
        var separator = new SeparatorBox("send-table-separator", model.table().separator());
        var words = new Label();
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setId("send-table-words");
        var again = Icons.REFRESH.button("Read it again", model.table()::readAgain);
        var remove = Icons.DELETE.button("Take the CSV file out", model.table()::remove);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = line(choose, words);
        model.table().state().subscribe(state -> {
            boolean none = state instanceof State.None;
            words.setText(none ? "Its columns can be inserted, a row a record." : model.table().words());
            words.getStyleClass().setAll("label", state instanceof State.Failed ? Look.FIELD_PROBLEM : Look.FACT);
            line.getChildren().setAll(choose, words);
            if (!none) {
                line.getChildren().addAll(separator, again, remove);
            }
        });
        return line;
    }

    private static HBox line(Node... parts) {
        var line = new HBox(GAP, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
