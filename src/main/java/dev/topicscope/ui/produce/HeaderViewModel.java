package dev.topicscope.ui.produce;

import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.compose.Composition.HeaderField;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.compose.TextProblem;
import dev.topicscope.model.DraftText;
import dev.topicscope.task.Background;

/// A header being typed. One with neither name nor value is not sent; one with a value alone keeps the record from being sent. FX thread
/// only.
public final class HeaderViewModel {

    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Optional<TextProblem>> nameProblem = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> missing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ContentViewModel value;

    HeaderViewModel(Background background) {
        value = ContentViewModel.line(PayloadFormat.TEXT, background);
        name.addListener(_ -> lookForName());
        nameProblem.addListener(_ -> lookForName());
        value.encoded().addListener(_ -> lookForName());
        value.encoding().addListener(_ -> lookForName());
    }

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

    /// A sentence if it has a value and no name, or a name that is no template.
    public ReadOnlyObjectProperty<Optional<String>> missing() {
        return missing.getReadOnlyProperty();
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

    /// Ends what is done on workers.
    void close() {
        value.close();
    }

    private void lookForName() {
        boolean blank = value.fixed().get().isEmpty() && value.encoding().get().isTyped() && value.text().get().isEmpty();
        missing.set(nameProblem.get().isPresent() ? nameProblem.get().map(problem -> "Name: "
                + ContentNote.of(name.get(), problem, true).sentence()) : isNamed() || blank ? Optional.empty()
                : Optional.of("This header has a value and no name: type its name, or remove it."));
    }
}
