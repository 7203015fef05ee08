package dev.topicscope.ui.produce;

import java.util.List;
import java.util.Optional;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// One header in one row: its name, its value, its format, and its place among the others.
final class HeaderField extends VBox {

    /// Name and value share what the row leaves them.
    private static final double EQUAL = 90;

    private final HeaderViewModel header;
    private final TextField name = new TextField();
    private final TextField value = new TextField();

    HeaderField(HeaderViewModel header, RecordViewModel record) {
        super(2);
        this.header = header;
        name.setPromptText("name");
        name.setAccessibleText("Name of the header");
        name.getStyleClass().add(Look.MONO);
        name.setPrefWidth(EQUAL);
        name.setMinWidth(70);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.textProperty().bindBidirectional(header.name());
        value.setAccessibleText("Value of the header");
        value.getStyleClass().add(Look.MONO);
        value.setMinWidth(60);
        value.setPrefWidth(EQUAL);
        value.textProperty().bindBidirectional(header.value().text());
        header.value().encoding().subscribe(encoding -> value.setPromptText(ContentField.example(encoding)));
        var content = new StackPane();
        content.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(content, Priority.ALWAYS);
        var held = new HeldCard(header.value());
        var below = new StackPane();
        header.value().fixed().subscribe(bytes -> {
            content.getChildren().setAll(bytes.isPresent() ? List.of() : List.of(value));
            below.getChildren().setAll(bytes.isPresent() ? List.of(held) : List.of());
        });
        var choice = new FormatChoice(header.value(), "Format of the header");
        choice.disableProperty().bind(header.value().fixed().map(Optional::isPresent));
        var moves = new VBox(button(Icons.MOVE_UP, "Move up (Alt Up)", () -> record.moveHeader(header, -1)),
                button(Icons.MOVE_DOWN, "Move down (Alt Down)", () -> record.moveHeader(header, 1)));
        moves.getStyleClass().add("moves");
        moves.setAlignment(Pos.CENTER);
        var row = new HBox(4, name, content, choice, moves,
                button(Icons.DELETE, "Remove this header", () -> record.removeHeader(header)));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("header-row");
        getChildren().setAll(row, below, NoteLine.of(header.missing(), Look.FIELD_PROBLEM), NoteLine.of(header.value().note(), this::jump));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
                record.moveHeader(header, event.getCode() == KeyCode.UP ? -1 : 1);
                event.consume();
            }
        });
    }

    HeaderViewModel header() {
        return header;
    }

    TextField name() {
        return name;
    }

    TextField value() {
        return value;
    }

    @Override
    public void requestFocus() {
        name.requestFocus();
    }

    private void jump(int position) {
        value.requestFocus();
        value.positionCaret(position);
    }

    private static Node button(Icons icon, String words, Runnable action) {
        var button = icon.button(words, action);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
