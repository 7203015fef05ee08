package dev.topicscope.ui.produce;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.compose.Composition.HeaderField;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.model.DraftText;

/// A header being typed. One without a name is not sent. FX thread only.
public final class HeaderViewModel {

    private final StringProperty name = new SimpleStringProperty("");
    private final ContentViewModel value = new ContentViewModel(PayloadFormat.TEXT);

    public StringProperty name() {
        return name;
    }

    public ContentViewModel value() {
        return value;
    }

    boolean isNamed() {
        return !name.get().isEmpty();
    }

    HeaderField field() {
        return new HeaderField(name.get(), value.content());
    }

    DraftText.HeaderField kept() {
        return new DraftText.HeaderField(name.get(), value.kept());
    }
}
