package dev.topicscope.ui.messages;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javafx.scene.control.MenuItem;

import dev.topicscope.format.JsonText;
import dev.topicscope.format.RecordSnippets;
import dev.topicscope.model.FieldPath;
import dev.topicscope.model.Header;
import dev.topicscope.model.Json;
import dev.topicscope.model.Message;
import dev.topicscope.query.QueryText;
import dev.topicscope.ui.kit.Clips;

/// What can be done with a key, a header, or a field of JSON at a right click: search for its like, show it as a column, take it along.
final class FieldMenu {

    private final MessagesViewModel model;
    private final CopyViewModel copies;

    FieldMenu(MessagesViewModel model, CopyViewModel copies) {
        this.model = model;
        this.copies = copies;
    }

    /// For the key of a record, which no search can name where only its beginning is here.
    List<MenuItem> key(Message record) {
        var term = record.key().filter(key -> key.length == record.keySizeBytes()).flatMap(QueryText::key);
        return List.of(of("filter-key", "Filter by this key", term.isPresent(), () -> term.ifPresent(model::searchAlso)),
                of("exclude-key", "Exclude this key", term.isPresent(), () -> term.ifPresent(model::searchWithout)));
    }

    /// For a header of a record.
    List<MenuItem> header(Header header) {
        var term = header.value().flatMap(value -> QueryText.header(header.key(), value));
        return List.of(filter(term), exclude(term), column(new ColumnSource.Header(header.key())),
                copy("copy-field", "Copy value", () -> RecordSnippets.text(header.value())),
                copy("copy-path", "Copy name", header::key));
    }

    /// For a field of a record's value.
    List<MenuItem> field(FieldPath path, Json value) {
        var term = Optional.of(QueryText.field(path, value));
        return List.of(filter(term), exclude(term), column(new ColumnSource.Field(path)),
                copy("copy-field", "Copy value", () -> text(value)), copy("copy-path", "Copy path", () -> QueryText.place(path)));
    }

    /// For a field of a record's key, which no search looks into.
    List<MenuItem> keyField(FieldPath path, Json value) {
        return List.of(copy("copy-field", "Copy value", () -> text(value)), copy("copy-path", "Copy path", () -> QueryText.place(path)));
    }

    private MenuItem filter(Optional<String> term) {
        return of("filter-field", "Filter by this", term.isPresent(), () -> term.ifPresent(model::searchAlso));
    }

    private MenuItem exclude(Optional<String> term) {
        return of("exclude-field", "Exclude this", term.isPresent(), () -> term.ifPresent(model::searchWithout));
    }

    private MenuItem column(ColumnSource source) {
        return of("show-column", "Show as column", !model.columns().shows(source), () -> model.columns().add(source));
    }

    private MenuItem copy(String id, String text, Supplier<String> copied) {
        return of(id, text, true, () -> copies.copy(copied, Clips::put));
    }

    private static MenuItem of(String id, String text, boolean enabled, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setDisable(!enabled);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static String text(Json value) {
        return value instanceof Json.Str(String text) ? text : String.join("\n", JsonText.lines(value));
    }
}
