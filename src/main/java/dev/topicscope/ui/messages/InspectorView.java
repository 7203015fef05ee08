package dev.topicscope.ui.messages;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Spacer;

import dev.topicscope.format.Preview;
import dev.topicscope.model.Header;
import dev.topicscope.model.Message;
import dev.topicscope.ui.kit.Clicked;
import dev.topicscope.ui.kit.Clips;
import dev.topicscope.ui.kit.EmptyState;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.kit.PayloadContent;
import dev.topicscope.ui.kit.PayloadView;
import dev.topicscope.ui.kit.Texts;
import dev.topicscope.ui.messages.Inspection.HeaderRow;

/// One record: its value, key, headers and what Kafka knows of it.
final class InspectorView extends BorderPane {

    private final Label title = new Label();
    private final HBox header = new HBox(title, new Spacer());
    private final PayloadView value = new PayloadView();
    private final PayloadView key = new PayloadView();
    private final TableView<HeaderRow> headers = new TableView<>();
    private final TableView<Fact> facts = new TableView<>();
    private final Tab headersTab = new Tab("Headers", headers);
    private final TabPane tabs = new TabPane(new Tab("Value", value), new Tab("Key", key), headersTab, new Tab("Metadata", facts));
    private final BorderPane record = new BorderPane(tabs);
    private final StackPane content = new StackPane();

    private record Fact(String name, String text) {
    }

    InspectorView(InspectorViewModel model, FieldMenu fields) {
        value.setFieldMenu(fields::field);
        key.setFieldMenu(fields::keyField);
        offer(key, _ -> model.inspection().get().map(shown -> fields.key(shown.message())).orElse(List.of()));
        offer(headers, event -> header(model.inspection().get(), event).map(fields::header).orElse(List.of()));
        getStyleClass().add(Look.INSPECTOR);
        setMinWidth(220);
        title.getStyleClass().add("strong");
        header.getStyleClass().add(Look.TOOL_BAR);
        record.setTop(new VBox(header, new WholeBar(model)));
        value.setOnCopy(_ -> copy(model, Inspection::value));
        key.setOnCopy(_ -> copy(model, Inspection::key));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("pages");
        buildHeaders();
        buildFacts();
        setCenter(content);
        model.inspection().subscribe(this::show);
        model.failure().subscribe(failure -> setTop(failure.map(Notice::of).orElse(null)));
    }

    /// Offers to send the record again, changed first or as it is; while there is a `refusal`, says that instead.
    void offerResending(Runnable edit, Runnable resend, ObservableValue<Optional<String>> refusal) {
        var again = Icons.SEND_AGAIN.button("Resend…", resend);
        again.setId("inspector-resend");
        var changed = Icons.EDIT.button("Edit and resend…", edit);
        changed.setId("inspector-edit");
        var both = new HBox(changed, again);
        both.setId("inspector-resending");
        // What is disabled shows no tooltip of its own.
        var why = new Tooltip();
        refusal.subscribe(reason -> {
            changed.setDisable(reason.isPresent());
            again.setDisable(reason.isPresent());
            both.setAccessibleHelp(reason.orElse(null));
            if (reason.isPresent()) {
                why.setText(reason.get());
                Tooltip.install(both, why);
            } else {
                Tooltip.uninstall(both, why);
            }
        });
        header.getChildren().add(both);
    }

    /// The header that was clicked on, or that is selected. The rows are the record's headers in their order.
    private Optional<Header> header(Optional<Inspection> inspection, ContextMenuEvent event) {
        int row = Clicked.by(event, TableRow.class).map(clicked -> ((TableRow<?>) clicked).getIndex())
                .orElse(headers.getSelectionModel().getSelectedIndex());
        return inspection.map(shown -> shown.message().headers()).filter(all -> row >= 0 && row < all.size()).map(all -> all.get(row));
    }

    private static void offer(Node node, Function<ContextMenuEvent, List<MenuItem>> items) {
        var menu = new ContextMenu();
        node.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            menu.hide();
            menu.getItems().setAll(items.apply(event));
            if (!menu.getItems().isEmpty()) {
                menu.show(node, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
    }

    private static void copy(InspectorViewModel model, Function<Message, PayloadContent> part) {
        model.inspection().get().ifPresent(shown ->
                model.withWhole(shown.message(), message -> part.apply(message).text(), Clips::put));
    }

    private void show(Optional<Inspection> inspection) {
        if (inspection.isEmpty()) {
            content.getChildren().setAll(new EmptyState(Icons.SELECT, "Select a record to look at it closely."));
            return;
        }
        var shown = inspection.get();
        var message = shown.message();
        title.setText(message.partition() + " @ " + Texts.count(message.offset()));
        value.show(shown.value());
        key.show(shown.key());
        headers.getItems().setAll(shown.headers());
        headersTab.setText(shown.headers().isEmpty() ? "Headers" : "Headers " + shown.headers().size());
        facts.getItems().setAll(facts(message));
        content.getChildren().setAll(record);
    }

    private static List<Fact> facts(Message message) {
        return List.of(new Fact("Topic", message.partition().topic()),
                new Fact("Partition", Integer.toString(message.partition().number())),
                new Fact("Offset", Texts.count(message.offset())),
                new Fact("Timestamp", message.timestamp().map(stamp -> Texts.moment(stamp.time(), ZoneId.systemDefault())).orElse("none")),
                new Fact("Set by", message.timestamp().map(stamp -> switch (stamp.kind()) {
                    case CREATED -> "the producer (CreateTime)";
                    case APPENDED -> "the broker (LogAppendTime)";
                }).orElse("nobody")),
                new Fact("Key", message.key().isEmpty() ? "null" : Texts.size(message.keySizeBytes())),
                new Fact("Value", message.value().isEmpty() ? "null" : Texts.size(message.valueSizeBytes())),
                new Fact("Headers", Integer.toString(message.headers().size())));
    }

    private void buildHeaders() {
        headers.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        headers.setPlaceholder(new EmptyState(Icons.EMPTY, "This record has no headers."));
        headers.setAccessibleText("Headers");
        var name = new TableColumn<HeaderRow, String>("Name");
        name.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue().name()));
        name.setPrefWidth(120);
        name.setSortable(false);
        var text = new TableColumn<HeaderRow, HeaderRow>("Value");
        text.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        text.setSortable(false);
        text.setCellFactory(_ -> new HeaderCell());
        headers.getColumns().setAll(List.of(name, text));
    }

    private void buildFacts() {
        facts.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        facts.setAccessibleText("Metadata");
        var name = new TableColumn<Fact, String>("What");
        name.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue().name()));
        name.setPrefWidth(100);
        name.setSortable(false);
        var text = new TableColumn<Fact, String>("Is");
        text.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue().text()));
        text.setSortable(false);
        facts.getColumns().setAll(List.of(name, text));
    }

    private static final class HeaderCell extends TableCell<HeaderRow, HeaderRow> {

        private HeaderCell() {
            getStyleClass().add(Look.MONO);
        }

        @Override
        protected void updateItem(HeaderRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll(Look.ABSENT, Look.BINARY);
            setText(empty || row == null ? null : row.value().text());
            if (!empty && row != null) {
                if (row.value().kind() == Preview.Kind.BINARY) {
                    getStyleClass().add(Look.BINARY);
                } else if (row.value().kind() != Preview.Kind.TEXT) {
                    getStyleClass().add(Look.ABSENT);
                }
            }
        }
    }
}
