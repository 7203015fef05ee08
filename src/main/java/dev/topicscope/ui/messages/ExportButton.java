package dev.topicscope.ui.messages;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;

import dev.topicscope.browse.End;
import dev.topicscope.browse.RecordExport.Format;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Texts;

/// Asks for a file and exports to it what the table shows, or all there is to find.
final class ExportButton extends MenuButton {

    private final MessagesViewModel model;
    private final ExportViewModel exports;
    private final MenuItem shown = heading("export-shown");
    private final MenuItem all = heading("export-all");
    private final List<MenuItem> allItems;

    ExportButton(MessagesViewModel model, ExportViewModel exports) {
        super(null, Icons.EXPORT.node());
        this.model = model;
        this.exports = exports;
        setId("export");
        setAccessibleText("Export to a file");
        setTooltip(new Tooltip("Export to a file"));
        getItems().add(shown);
        getItems().addAll(items("shown", (file, format) -> model.records().ifPresent(records -> exports.export(records, file, format))));
        getItems().addAll(new SeparatorMenuItem(), all);
        allItems = items("all", (file, format) -> model.feed().flatMap(Feed::asSearch)
                .ifPresent(request -> exports.exportAll(request, file, format)));
        getItems().addAll(allItems);
        setOnShowing(_ -> refresh());
    }

    private void refresh() {
        long records = model.records().map(held -> held.end() - held.first()).orElse(0L);
        shown.setText("What is shown: " + Texts.count(records) + (records == 1 ? " record" : " records"));
        boolean possible = model.feed().flatMap(Feed::asSearch).isPresent();
        all.setText(!possible ? "Everything: choose a start other than Latest first"
                : model.searching().get() ? "Everything that is found, read from the cluster anew"
                : "Everything from the start to " + (model.choice().end().get() instanceof End.Never ? "now" : "the end that was chosen")
                + ", read from the cluster anew");
        allItems.forEach(item -> item.setDisable(!possible));
    }

    private List<MenuItem> items(String what, BiConsumer<Path, Format> export) {
        return List.of(item(what + "-json", "As JSON Lines, which loses nothing…", Format.JSON_LINES, ".jsonl", export),
                item(what + "-csv", "As CSV, for people…", Format.CSV, ".csv", export),
                item(what + "-values", "As values alone, one a line…", Format.VALUES, ".txt", export));
    }

    private MenuItem item(String id, String text, Format format, String ending, BiConsumer<Path, Format> export) {
        var item = new MenuItem(text);
        item.setId("export-" + id);
        item.setOnAction(_ -> ask(ending).ifPresent(file -> export.accept(file.toPath(), format)));
        return item;
    }

    private static MenuItem heading(String id) {
        var heading = new MenuItem();
        heading.setId(id);
        heading.setDisable(true);
        heading.getStyleClass().add("heading");
        return heading;
    }

    private Optional<File> ask(String ending) {
        var chooser = new FileChooser();
        chooser.setTitle("Export the records of " + model.topic());
        chooser.setInitialFileName(model.topic() + ending);
        return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()));
    }
}
