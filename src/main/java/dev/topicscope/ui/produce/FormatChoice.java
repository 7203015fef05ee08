package dev.topicscope.ui.produce;

import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import dev.topicscope.compose.Encoding;

/// Chooses in which format a key, a value or a header's value is typed.
final class FormatChoice extends ComboBox<Encoding> {

    FormatChoice(ContentViewModel content, String name) {
        getStyleClass().add("format-choice");
        setAccessibleText(name);
        getItems().setAll(content.encodings());
        setVisibleRowCount(content.encodings().size());
        setConverter(new StringConverter<>() {
            @Override
            public String toString(Encoding encoding) {
                return encoding == null ? "" : encoding.label();
            }

            @Override
            public Encoding fromString(String ignored) {
                return content.encoding().get();
            }
        });
        valueProperty().bindBidirectional(content.encoding());
        setMinWidth(USE_PREF_SIZE);
    }
}
