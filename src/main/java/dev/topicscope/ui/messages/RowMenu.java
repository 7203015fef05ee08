package dev.topicscope.ui.messages;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import dev.topicscope.format.RecordSnippets;
import dev.topicscope.model.Message;

/// What can be done with a record of the table: take it along, or search for its like.
final class RowMenu extends ContextMenu {

    private final MessagesViewModel model;
    private final InspectorViewModel inspected;

    RowMenu(MessagesViewModel model, InspectorViewModel inspected) {
        this.model = model;
        this.inspected = inspected;
        getItems().setAll(
                copying("copy-value", "Copy value", record -> text(record.value().orElse(new byte[0]))),
                copying("copy-key", "Copy key", record -> text(record.key().orElse(new byte[0]))),
                copying("copy-json", "Copy as JSON", RecordSnippets::json),
                item("copy-kcat", "Copy as kcat command", record -> copy(RecordSnippets.kcat(record, model.bootstrap()))),
                copying("copy-java", "Copy as Java", RecordSnippets::java),
                new SeparatorMenuItem(),
                item("filter-key", "Search for this key", record -> whole(record, model::searchKey)),
                item("exclude-key", "Exclude this key", record -> whole(record, model::excludeKey)));
    }

    private MenuItem copying(String id, String text, Function<Message, String> form) {
        return item(id, text, record -> inspected.withWhole(record, form, RowMenu::copy));
    }

    private MenuItem item(String id, String text, Consumer<Message> action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> model.selectedMessage().ifPresent(action));
        return item;
    }

    private void whole(Message record, Consumer<Message> action) {
        if (record.key().map(key -> key.length).orElse(0) < record.keySizeBytes()) {
            inspected.withWhole(record, loaded -> loaded, action);
        } else {
            action.accept(record);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
