package dev.topicscope.ui.produce;

import java.time.Clock;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import dev.topicscope.ui.kit.CodeField;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.produce.FormFault.Place;

/// Where a record is composed.
final class RecordForm extends VBox {

    private final RecordViewModel model;
    private final ContentField key;
    private final ContentField value;
    private final PlacementField placement;
    private final TimestampField timestamp;
    private final VBox headers = new VBox(4);

    RecordForm(RecordViewModel model, SizeViewModel size) {
        super(10);
        this.model = model;
        key = ContentField.key(model.key());
        value = ContentField.value(model.value());
        VBox.setVgrow(value, Priority.ALWAYS);
        placement = new PlacementField("send-partition", model.place(), model.destination());
        timestamp = new TimestampField(model.time(), Clock.systemUTC());
        takesInsertions(key.editor());
        takesInsertions(value.editor());
        model.headers().addListener((ListChangeListener<HeaderViewModel>) _ -> showHeaders());
        showHeaders();
        getChildren().setAll(key, placement, value, new VBox(3, headersHead(), headers), timestamp, new SizeLine(size));
    }

    @Override
    public void requestFocus() {
        (model.value().encoding().get().isTyped() ? value : key).requestFocus();
    }

    /// Puts the cursor where something is wrong, if that is in the record.
    void focus(Place place) {
        switch (place) {
            case Place.Key() -> key.requestFocus();
            case Place.Value() -> value.requestFocus();
            case Place.HeaderName(int number) -> ((HeaderField) headers.getChildren().get(number)).name().requestFocus();
            case Place.HeaderValue(int number) -> ((HeaderField) headers.getChildren().get(number)).value().requestFocus();
            case Place.Partition() -> placement.requestFocus();
            case Place.Timestamp() -> timestamp.requestFocus();
            case Place.Setting _ -> { }
        }
    }

    private Node headersHead() {
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
    private void showHeaders() {
        var before = headers.getChildren().stream().map(HeaderField.class::cast).toList();
        headers.getChildren().setAll(model.headers().stream().map(header -> before.stream().filter(field -> field.header() == header)
                .findFirst().orElseGet(() -> headerField(header))).toList());
    }

    private HeaderField headerField(HeaderViewModel header) {
        var field = new HeaderField(header, model);
        takesInsertions(field.name());
        takesInsertions(field.value());
        return field;
    }

    /// Once it has had the cursor, placeholders come into this field.
    private void takesInsertions(CodeField field) {
        field.editing().subscribe(editing -> {
            if (editing) {
                model.insertInto(text -> {
                    field.replaceSelection(text);
                    field.requestFocus();
                });
            }
        });
    }

    private void takesInsertions(TextField field) {
        field.focusedProperty().subscribe(focused -> {
            if (focused) {
                model.insertInto(text -> {
                    if (field.getScene() == null) {
                        value.editor().replaceSelection(text);
                    } else {
                        field.replaceSelection(text);
                        field.requestFocus();
                    }
                });
            }
        });
    }
}
