package dev.topicscope.ui.produce;

import java.util.List;
import java.util.function.Function;

import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Spacer;

import dev.topicscope.browse.Sending.Answer;
import dev.topicscope.browse.Sending.Result;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.PartitionDot;
import dev.topicscope.ui.kit.Texts;
import dev.topicscope.ui.kit.WindowedTable;

/// The last results of a run, the newest first. A row leads to its record.
///
/// While the pointer or the cursor is in the table it stays as it is, so that a row can be hit while a thousand a second come.
final class ResultTable extends VBox {

    private static final int ROWS = 6;
    private static final double HEAD = 30;

    private final RunViewModel model;
    private final TableView<Answer> table = new TableView<>();
    private final Label held = new Label();
    private List<Answer> newest = List.of();

    ResultTable(RunViewModel model) {
        this.model = model;
        setSpacing(4);
        table.setId("run-results");
        table.setAccessibleText("The last results");
        table.setFixedCellSize(WindowedTable.ROW_HEIGHT);
        table.setPrefHeight(HEAD + ROWS * WindowedTable.ROW_HEIGHT);
        table.setMinHeight(HEAD + 3 * WindowedTable.ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setPlaceholder(new Label("No results yet"));
        fill();
        table.setRowFactory(_ -> row());
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && table.getSelectionModel().getSelectedItem() != null) {
                model.open(table.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        table.hoverProperty().subscribe(_ -> refresh());
        table.focusedProperty().subscribe(_ -> refresh());
        var failed = new CheckBox("Only failed");
        failed.setId("run-only-failed");
        failed.selectedProperty().bindBidirectional(model.onlyFailed());
        model.onlyFailed().addListener(_ -> {
            newest = model.results();
            put();
        });
        held.getStyleClass().add(Look.FACT);
        var title = new Label("Last results");
        title.getStyleClass().add("strong");
        title.setLabelFor(table);
        var head = new HBox(8, title, held, new Spacer(), failed);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, table);
    }

    void show(List<Answer> answers) {
        newest = answers;
        refresh();
    }

    private void refresh() {
        boolean holds = model.isRunning() && !table.getItems().isEmpty() && (table.isHover() || table.isFocused());
        held.setText(holds ? "held while you are in it" : "");
        if (!holds) {
            put();
        }
    }

    private void put() {
        if (!table.getItems().equals(newest)) {
            var selected = table.getSelectionModel().getSelectedItem();
            table.getItems().setAll(newest);
            if (selected != null) {
                table.getSelectionModel().select(selected);
            }
        }
    }

    private TableRow<Answer> row() {
        var row = new TableRow<Answer>();
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && row.getItem() != null) {
                model.open(row.getItem());
            }
        });
        return row;
    }

    private void fill() {
        var number = text("Number", 68, answer -> Texts.count(answer.number()), Look.MONO, Look.NUMBER);
        var partition = new TableColumn<Answer, Integer>("Part");
        partition.setPrefWidth(52);
        partition.setMinWidth(52);
        partition.setMaxWidth(52);
        partition.setCellValueFactory(cell -> new SimpleObjectProperty<>(
                cell.getValue().result() instanceof Result.Stored stored ? stored.partition() : null));
        partition.setCellFactory(_ -> new PartitionDot<>());
        var offset = text("Offset", 80, answer -> answer.result() instanceof Result.Stored stored && stored.offset().isPresent()
                ? Texts.count(stored.offset().getAsLong()) : "", Look.MONO, Look.NUMBER);
        var result = text("Latency or error", 120, answer -> switch (answer.result()) {
            case Result.Stored stored -> Texts.duration(stored.took());
            case Result.NotStored(String reason, var _) -> reason;
        });
        number.setMaxWidth(110);
        offset.setMaxWidth(140);
        table.getColumns().setAll(List.of(number, partition, offset, result));
        table.getColumns().forEach(column -> {
            column.setSortable(false);
            column.setReorderable(false);
        });
    }

    private static TableColumn<Answer, String> text(String name, double width, Function<Answer, String> words, String... looks) {
        var column = new TableColumn<Answer, String>(name);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.getStyleClass().addAll(looks);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(words.apply(cell.getValue())));
        column.setCellFactory(_ -> new WordCell(looks));
        return column;
    }

    /// Words that may be longer than their cell.
    private static final class WordCell extends TableCell<Answer, String> {

        private final Tooltip whole = new Tooltip();

        WordCell(String... looks) {
            getStyleClass().addAll(looks);
            whole.setWrapText(true);
            whole.setMaxWidth(420);
        }

        @Override
        protected void updateItem(String words, boolean empty) {
            super.updateItem(words, empty);
            setText(empty ? null : words);
            boolean failed = !empty && getTableRow() != null && getTableRow().getItem() != null
                    && getTableRow().getItem().result() instanceof Result.NotStored;
            whole.setText(failed ? words : "Show the record in its topic");
            setTooltip(empty ? null : whole);
        }
    }
}
