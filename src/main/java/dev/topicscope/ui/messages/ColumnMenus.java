package dev.topicscope.ui.messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

import dev.topicscope.query.QueryText;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.messages.ColumnSource.Fixed;

/// The menus with which columns are added, moved and removed: at each header, and beside the search.
final class ColumnMenus {

    private static final int MOST_FIELDS = 24;
    private static final int MOST_HEADERS = 10;

    private final MessagesViewModel model;
    private final ColumnsViewModel columns;
    private final Runnable onSearch;

    /// `onSearch` brings the user to the search box, in which a term has been begun.
    ColumnMenus(MessagesViewModel model, Runnable onSearch) {
        this.model = model;
        this.columns = model.columns();
        this.onSearch = onSearch;
    }

    /// The menu of a column's header.
    ContextMenu of(ColumnSource source) {
        var menu = filled(new ContextMenu());
        menu.setOnShowing(_ -> {
            var adding = new Menu("Add a column", null, adding().toArray(MenuItem[]::new));
            adding.setId("add-column");
            var items = new ArrayList<MenuItem>(List.of(
                    item("move-left", "Move left", columns.isMovable(source, -1), () -> columns.move(source, -1)),
                    item("move-right", "Move right", columns.isMovable(source, 1), () -> columns.move(source, 1)),
                    item("remove-column", "Remove this column", columns.isRemovable(), () -> columns.remove(source)), adding));
            begun(source).ifPresent(term -> items.addAll(List.of(new SeparatorMenuItem(),
                    item("search-column", "Search here…", true, () -> begin(term)))));
            menu.getItems().setAll(items);
        });
        return menu;
    }

    /// A button that adds columns.
    Button button() {
        var menu = filled(new ContextMenu());
        menu.setOnShowing(_ -> {
            var items = adding();
            items.addAll(List.of(new SeparatorMenuItem(), item("usual-columns", "Back to the usual columns", !columns.kept().isEmpty(),
                    columns::reset)));
            menu.getItems().setAll(items);
        });
        var button = new Button(null, Icons.COLUMNS.node());
        button.setId("columns");
        button.setAccessibleText("Add a column");
        button.setTooltip(new Tooltip("Add a column of the table; its header can be dragged, and has a menu"));
        button.setOnAction(_ -> menu.show(button, Side.BOTTOM, 0, 0));
        return button;
    }

    /// What can be added: fields and headers of the records at hand, then the fixed columns that are not shown.
    private List<MenuItem> adding() {
        var groups = List.of(fields(), model.headersAtHand(MOST_HEADERS).stream().map(ColumnSource.Header::new),
                Arrays.stream(Fixed.values()));
        var items = new ArrayList<MenuItem>();
        for (Stream<? extends ColumnSource> group : groups) {
            var its = group.filter(source -> !columns.shows(source))
                    .map(source -> item("add-" + source.text(), source.title(), true, () -> columns.add(source))).toList();
            if (!items.isEmpty() && !its.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            items.addAll(its);
        }
        if (items.isEmpty()) {
            items.add(item("nothing-to-add", "No JSON fields or headers in the records at hand", false, () -> { }));
        }
        return items;
    }

    /// Of arrays, the first element.
    private Stream<ColumnSource> fields() {
        return model.fieldsAtHand(MOST_FIELDS).stream().map(name -> QueryText.path(name.replace("[]", "[0]")).map(ColumnSource.Field::new)
                .orElse(null)).filter(Objects::nonNull).map(ColumnSource.class::cast);
    }

    private void begin(String term) {
        model.queryText().set(QueryText.with(model.queryText().get(), term));
        onSearch.run();
    }

    /// A term that looks at a column, up to where the user goes on.
    private static Optional<String> begun(ColumnSource source) {
        return switch (source) {
            case ColumnSource.Field(var path) -> Optional.of(QueryText.place(path) + " == ");
            case ColumnSource.Header(String name) -> QueryText.header(name, new byte[0]).map(term -> term.substring(0, term.length() - 3));
            case Fixed.KEY -> Optional.of("key:");
            case Fixed.VALUE -> Optional.of("value:");
            case Fixed.PARTITION -> Optional.of("partition:");
            case Fixed _ -> Optional.empty();
        };
    }

    /// A menu without items never shows, and so would never be filled.
    private static ContextMenu filled(ContextMenu menu) {
        menu.getItems().setAll(new SeparatorMenuItem());
        return menu;
    }

    private static MenuItem item(String id, String text, boolean enabled, Runnable action) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setId(id);
        item.setDisable(!enabled);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
