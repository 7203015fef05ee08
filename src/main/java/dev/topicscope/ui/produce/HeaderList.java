package dev.topicscope.ui.produce;

import java.util.function.Consumer;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;

/// The headers of a record, one below the other, and the way to more of them.
final class HeaderList extends VBox {

    private final RecordViewModel model;
    private final VBox headers = new VBox(4);
    private final Consumer<HeaderField> onField;

    /// `onField` is told of the field of each header, once.
    HeaderList(RecordViewModel model, Consumer<HeaderField> onField) {
        super(3);
        this.model = model;
        this.onField = onField;
        model.headers().addListener((ListChangeListener<HeaderViewModel>) _ -> show());
        getChildren().setAll(head(), headers);
        show();
    }

    /// The field of a header, by its place, counted from 0.
    HeaderField field(int number) {
        return (HeaderField) headers.getChildren().get(number);
    }

    private Node head() {
        var add = new Button("Add header", Icons.ADD.node());
        add.setId("send-add-header");
        add.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        add.setOnAction(_ -> {
            model.addHeader();
            headers.getChildren().getLast().requestFocus();
        });
        var label = Fields.label("Headers", add);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var line = new HBox(8, label, add);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// Each header keeps its field, and with it the cursor, when another is added, moved or removed.
    private void show() {
        var before = headers.getChildren().stream().map(HeaderField.class::cast).toList();
        headers.getChildren().setAll(model.headers().stream().map(header -> before.stream().filter(field -> field.header() == header)
                .findFirst().orElseGet(() -> field(header))).toList());
    }

    private HeaderField field(HeaderViewModel header) {
        var field = new HeaderField(header, model);
        onField.accept(field);
        return field;
    }
}
