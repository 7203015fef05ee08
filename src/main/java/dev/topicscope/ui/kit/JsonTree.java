package dev.topicscope.ui.kit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import javafx.beans.value.ChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import dev.topicscope.model.FieldPath;
import dev.topicscope.model.Json;

/// A JSON tree as a foldable outline. Children are made when their parent is first opened, long arrays in chunks, so that neither depth nor
/// length costs anything before it is looked at.
final class JsonTree {

    private static final double LINE_HEIGHT = 20;
    private static final int CHUNK = 1000;
    private static final int DEEPEST = 64;

    private JsonTree() {
    }

    /// `menu` tells what is offered for a field at a right click.
    static Node of(Json root, BiFunction<FieldPath, Json, List<MenuItem>> menu) {
        var view = new TreeView<>(new Item(new Entry("", root, Optional.empty())));
        view.setFixedCellSize(LINE_HEIGHT);
        view.setCellFactory(_ -> new Cell());
        view.setAccessibleText("Payload as a tree");
        view.getRoot().setExpanded(true);
        var shown = new ContextMenu();
        view.setOnContextMenuRequested(event -> {
            shown.hide();
            shown.getItems().clear();
            meant(view, event).ifPresent(item ->
                    path(item).ifPresent(path -> shown.getItems().setAll(menu.apply(path, item.getValue().value()))));
            if (!shown.getItems().isEmpty()) {
                shown.show(view, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
        return view;
    }

    /// The line that was clicked on, which need not be selected yet; with the keyboard, the one that is.
    private static Optional<TreeItem<Entry>> meant(TreeView<Entry> view, ContextMenuEvent event) {
        var clicked = Clicked.by(event, Cell.class).map(Cell::getTreeItem);
        return clicked.or(() -> Optional.ofNullable(view.getSelectionModel().getSelectedItem()));
    }

    /// Where a line is in the whole; empty if nothing can lead there: a name that was there before in the same object, or too many
    /// steps.
    private static Optional<FieldPath> path(TreeItem<Entry> line) {
        var steps = new ArrayDeque<FieldPath.Step>();
        for (var item = line; item != null; item = item.getParent()) {
            var entry = item.getValue();
            entry.step().ifPresent(steps::addFirst);
            if (steps.size() > DEEPEST || item.getParent() != null && entry.step().isPresent()
                    && entry.step().get() instanceof FieldPath.Step.Name(String name) && !isFirst(item, name)) {
                return Optional.empty();
            }
        }
        return Optional.of(new FieldPath(List.copyOf(steps)));
    }

    private static boolean isFirst(TreeItem<Entry> item, String name) {
        var step = Optional.of(new FieldPath.Step.Name(name));
        var first = item.getParent().getChildren().stream().filter(other -> other.getValue().step().equals(step)).findFirst();
        return first.orElse(item) == item;
    }

    /// One line: a name (empty for the root, `[3]` for an element) and a value, a step from the line above; or a run of elements of a
    /// long array, which is no step.
    private record Entry(String name, Json value, Optional<FieldPath.Step> step) {
    }

    private static final class Item extends TreeItem<Entry> {

        private boolean built;

        private Item(Entry entry) {
            super(entry);
        }

        @Override
        public boolean isLeaf() {
            return switch (getValue().value()) {
                case Json.Obj object -> object.members().isEmpty();
                case Json.Arr array -> array.elements().isEmpty();
                case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> true;
            };
        }

        @Override
        public ObservableList<TreeItem<Entry>> getChildren() {
            if (!built) {
                built = true;
                super.getChildren().setAll(build());
            }
            return super.getChildren();
        }

        private List<TreeItem<Entry>> build() {
            var children = new ArrayList<TreeItem<Entry>>();
            switch (getValue().value()) {
                case Json.Obj object -> object.members().forEach(
                        member -> children.add(new Item(new Entry(JsonWords.quoted(member.name()), member.value(),
                                Optional.of(new FieldPath.Step.Name(member.name()))))));
                case Json.Arr array when array.elements().size() > CHUNK -> {
                    for (int from = 0; from < array.elements().size(); from += CHUNK) {
                        int to = Math.min(from + CHUNK, array.elements().size());
                        var chunk = new Json.Arr(array.elements().subList(from, to));
                        children.add(new Item(new Entry("[" + from + "…" + (to - 1) + "]", chunk, Optional.empty())));
                    }
                }
                case Json.Arr array -> {
                    int first = firstIndex();
                    for (int i = 0; i < array.elements().size(); i++) {
                        children.add(new Item(new Entry("[" + (first + i) + "]", array.elements().get(i),
                                Optional.of(new FieldPath.Step.Index(first + i)))));
                    }
                }
                case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> { }
            }
            return children;
        }

        /// Where a chunk of a long array begins.
        private int firstIndex() {
            String name = getValue().name();
            int dots = name.indexOf('…');
            return dots > 0 && name.startsWith("[") ? Integer.parseInt(name.substring(1, dots)) : 0;
        }
    }

    private static final class Cell extends TreeCell<Entry> {

        private final Text name = styled("json-name");
        private final Text sign = styled("json-sign");
        private final Text value = styled("json-string");
        private final TextFlow line = new TextFlow(name, sign, value);

        private final ChangeListener<Boolean> folding = (_, _, _) -> show();

        private Cell() {
            treeItemProperty().addListener((_, before, after) -> {
                if (before != null) {
                    before.expandedProperty().removeListener(folding);
                }
                if (after != null) {
                    after.expandedProperty().addListener(folding);
                }
                show();
            });
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            name.setText(entry.name());
            sign.setText(entry.name().isEmpty() ? "" : ": ");
            value.getStyleClass().setAll(style(entry.value()));
            show();
            setGraphic(line);
        }

        private void show() {
            if (getItem() != null) {
                boolean open = getTreeItem() != null && getTreeItem().isExpanded();
                value.setText(open ? JsonWords.opened(getItem().value()) : JsonWords.folded(getItem().value()));
            }
        }

        private static String style(Json value) {
            return switch (value) {
                case Json.Str _ -> "json-string";
                case Json.Num _ -> "json-number";
                case Json.Null _, Json.Bool _ -> "json-word";
                case Json.Arr _, Json.Obj _ -> "json-sign";
            };
        }

        private static Text styled(String style) {
            var text = new Text();
            text.getStyleClass().add(style);
            return text;
        }
    }
}
