package dev.topicscope.ui.produce;

import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.compose.Composition.HeaderField;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.compose.TextProblem;
import dev.topicscope.model.DraftText;

/// A header being typed. One without a name is not sent. FX thread only.
public final class HeaderViewModel {

    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Optional<TextProblem>> nameProblem = new SimpleObjectProperty<>(Optional.empty());
    private final ContentViewModel value = new ContentViewModel(PayloadFormat.TEXT);

    public StringProperty name() {
        return name;
    }

    public ContentViewModel value() {
        return value;
    }

    /// What is wrong with the name as a template, and where; empty if nothing is.
    public ObjectProperty<Optional<TextProblem>> nameProblem() {
        return nameProblem;
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
