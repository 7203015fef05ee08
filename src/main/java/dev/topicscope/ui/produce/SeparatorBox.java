package dev.topicscope.ui.produce;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// Where it is chosen what stands between the fields of a CSV file.
final class SeparatorBox extends ComboBox<Separator> {

    SeparatorBox(String id, ObjectProperty<Separator> separator) {
        setId(id);
        setAccessibleText("What stands between the fields");
        setMinWidth(USE_PREF_SIZE);
        getItems().setAll(Separator.values());
        setConverter(new StringConverter<>() {
            @Override
            public String toString(Separator value) {
                return value == null ? "" : value.label();
            }

            @Override
            public Separator fromString(String ignored) {
                return separator.get();
            }
        });
        valueProperty().bindBidirectional(separator);
    }
}
