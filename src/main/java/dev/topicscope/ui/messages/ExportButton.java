package dev.topicscope.ui.messages;

import java.io.File;
import java.util.Optional;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;

import dev.topicscope.browse.RecordExport.Format;
import dev.topicscope.ui.kit.Icons;

/// Asks for a file and exports to it what the table shows.
final class ExportButton extends MenuButton {

    private final MessagesViewModel model;
    private final ExportViewModel exports;

    ExportButton(MessagesViewModel model, ExportViewModel exports) {
        super(null, Icons.EXPORT.node());
        this.model = model;
        this.exports = exports;
        setId("export");
        setAccessibleText("Export what is shown");
        setTooltip(new Tooltip("Export what is shown"));
        getItems().setAll(item("export-json", "As JSON Lines, which loses nothing…", Format.JSON_LINES, ".jsonl"),
                item("export-csv", "As CSV, for people…", Format.CSV, ".csv"));
    }

    private MenuItem item(String id, String text, Format format, String ending) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> ask(ending).ifPresent(file ->
                model.records().ifPresent(records -> exports.export(records, file.toPath(), format))));
        return item;
    }

    private Optional<File> ask(String ending) {
        var chooser = new FileChooser();
        chooser.setTitle("Export the records of " + model.topic());
        chooser.setInitialFileName(model.topic() + ending);
        return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()));
    }
}
