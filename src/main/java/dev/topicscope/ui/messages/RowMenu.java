package dev.topicscope.ui.messages;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import dev.topicscope.format.RecordSnippets;
import dev.topicscope.model.Message;
import dev.topicscope.query.QueryText;

/// What can be done with a record of the table: take it along, or search for its like.
final class RowMenu extends ContextMenu {

    private final MessagesViewModel model;

    RowMenu(MessagesViewModel model) {
        this.model = model;
        getItems().setAll(
                item("copy-value", "Copy value", record -> copy(text(record.value().orElse(new byte[0])))),
                item("copy-key", "Copy key", record -> copy(text(record.key().orElse(new byte[0])))),
                copying("copy-json", "Copy as JSON", RecordSnippets::json),
                copying("copy-kcat", "Copy as kcat command", record -> RecordSnippets.kcat(record, model.bootstrap())),
                copying("copy-java", "Copy as Java", RecordSnippets::java),
                new SeparatorMenuItem(),
                item("filter-key", "Search for this key", record -> term(record).ifPresent(model::searchAlso)),
                item("exclude-key", "Exclude this key", record -> term(record).ifPresent(model::searchWithout)));
    }

    private MenuItem copying(String id, String text, Function<Message, String> form) {
        return item(id, text, record -> copy(form.apply(record)));
    }

    private MenuItem item(String id, String text, Consumer<Message> action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> model.selectedMessage().ifPresent(action));
        return item;
    }

    private static Optional<String> term(Message record) {
        return record.key().flatMap(QueryText::key);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
