package dev.topicscope.ui.produce;

import java.time.Clock;

import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.topicscope.ui.kit.CodeField;
import dev.topicscope.ui.produce.FormFault.Place;

/// Where a record is composed.
final class RecordForm extends VBox {

    private final RecordViewModel model;
    private final ContentField key;
    private final ContentField value;
    private final PlacementField placement;
    private final TimestampField timestamp;
    private final HeaderList headers;

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
        headers = new HeaderList(model, field -> {
            takesInsertions(field.name());
            takesInsertions(field.value());
        });
        getChildren().setAll(key, placement, value, headers, timestamp, new SizeLine(size));
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
            case Place.HeaderName(int number) -> headers.field(number).name().requestFocus();
            case Place.HeaderValue(int number) -> headers.field(number).value().requestFocus();
            case Place.Partition() -> placement.requestFocus();
            case Place.Timestamp() -> timestamp.requestFocus();
            case Place.Setting _ -> { }
        }
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
