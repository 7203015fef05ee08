package dev.topicscope.ui.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import dev.topicscope.browse.IndexRange;
import dev.topicscope.model.Message;
import dev.topicscope.ui.kit.Clips;
import dev.topicscope.ui.kit.Texts;
import dev.topicscope.ui.kit.WindowedTable;
import dev.topicscope.ui.messages.CopyViewModel.Form;

/// What can be done with the selected records, and with the field, header or key that was clicked on: take them along, or search for their
/// like.
final class RowMenu extends ContextMenu {

    private final MessagesViewModel model;
    private final CopyViewModel copies;
    private final FieldMenu fields;
    private final WindowedTable<MessageRow> table;
    private Optional<Resender> resender = Optional.empty();
    private Consumer<Message> onEdit = _ -> { };

    RowMenu(MessagesViewModel model, CopyViewModel copies, WindowedTable<MessageRow> table) {
        this.model = model;
        this.copies = copies;
        this.fields = new FieldMenu(model, copies);
        this.table = table;
        // A menu without items never shows, and so is never filled.
        getItems().setAll(new SeparatorMenuItem());
        setOnShowing(_ -> fill());
    }

    /// Copies the selected records.
    void copy(Form form) {
        var rows = table.selectedRows();
        if (rows.length() > 0) {
            model.records().ifPresent(records -> copies.copy(records, rows, form, model.bootstrap(), Clips::put));
        }
    }

    /// Offers to send records again; `edit` is called with a record that is to be changed first.
    void offerResending(Resender again, Consumer<Message> edit) {
        resender = Optional.of(again);
        onEdit = edit;
    }

    private void fill() {
        long count = table.selectedRows().length();
        var items = new ArrayList<MenuItem>(count == 1 ? model.selectedMessage().map(this::ofCell).orElse(List.of()) : List.of());
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        String which = count > 1 ? " of " + Texts.count(count) + " records" : "";
        items.add(copying("copy-value", count > 1 ? "Copy values" + which : "Copy value", Form.VALUE));
        items.add(copying("copy-key", count > 1 ? "Copy keys" + which : "Copy key", Form.KEY));
        String what = count > 1 ? "Copy " + Texts.count(count) + " records as " : "Copy as ";
        items.add(copying("copy-line", what + "text", Form.LINE));
        items.add(copying("copy-json", what + (count > 1 ? "JSON Lines" : "JSON"), Form.JSON));
        items.add(copying("copy-kcat", what + (count > 1 ? "kcat commands" : "kcat command"), Form.KCAT));
        items.add(copying("copy-java", what + "Java", Form.JAVA));
        resender.ifPresent(again -> items.addAll(resending(again, count)));
        items.forEach(item -> item.setDisable(item.isDisable() || count == 0));
        getItems().setAll(items);
    }

    private List<MenuItem> resending(Resender again, long count) {
        var why = again.refusal().get();
        var resend = item("resend", count > 1 ? "Resend " + Texts.count(count) + " records…" : "Resend…", () ->
                model.records().ifPresent(records -> again.resend(records, new IndexRange(table.selectedRows().from(),
                        table.selectedRows().to()))));
        var edit = item("edit-and-resend", "Edit and resend…", () -> model.selectedMessage().ifPresent(onEdit));
        resend.setDisable(why.isPresent());
        edit.setDisable(why.isPresent());
        var items = new ArrayList<MenuItem>(List.of(new SeparatorMenuItem(), resend));
        if (count == 1) {
            items.add(edit);
        }
        why.ifPresent(sentence -> {
            var reason = item("resend-refused", sentence, () -> { });
            reason.getStyleClass().add("heading");
            reason.setDisable(true);
            items.add(reason);
        });
        return items;
    }

    /// What the cell offers that was clicked on; a record's key, where that has nothing of its own.
    private List<MenuItem> ofCell(Message record) {
        var clicked = table.menuColumn().flatMap(MessageColumns::sourceOf);
        var found = clicked.flatMap(source -> switch (source) {
            case ColumnSource.Field(var path) -> cell(source).flatMap(FieldCell::value).map(value -> fields.field(path, value));
            case ColumnSource.Header(String name) -> record.headers().reversed().stream().filter(header -> header.key().equals(name))
                    .findFirst().map(fields::header);
            case ColumnSource.Fixed _ -> Optional.<List<MenuItem>>empty();
        });
        boolean keyLike = clicked.isEmpty() || clicked.get() instanceof ColumnSource.Fixed;
        return found.orElseGet(() -> keyLike && record.key().isPresent() ? fields.key(record) : List.of());
    }

    private Optional<FieldCell> cell(ColumnSource source) {
        long row = table.selectedRows().from();
        return table.visibleRows().stream().filter(shown -> shown.index() == row).findFirst().map(shown -> shown.field(source));
    }

    private MenuItem copying(String id, String text, Form form) {
        return item(id, text, () -> copy(form));
    }

    private static MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
