package dev.topicscope.ui.produce;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.compose.Composition.Content;
import dev.topicscope.compose.Encoded;
import dev.topicscope.compose.Encoding;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.compose.TextProblem;
import dev.topicscope.model.DraftText;

/// A key, a value or a header's value as it is typed. FX thread only.
public final class ContentViewModel {

    private static final List<Encoding> ENCODINGS = List.of(PayloadFormat.values());

    private final ObjectProperty<Encoding> encoding;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Optional<byte[]>> fixed = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Encoded> encoded = new ReadOnlyObjectWrapper<>();

    private final BooleanProperty template = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<TextProblem>> templateProblem = new SimpleObjectProperty<>(Optional.empty());

    ContentViewModel(Encoding first) {
        encoding = new SimpleObjectProperty<>(first);
        encoding.addListener(_ -> judge());
        fixed.addListener(_ -> judge());
        text.addListener((_, _, typed) -> {
            if (!encoding.get().isTyped() && !typed.isEmpty()) {
                encoding.set(PayloadFormat.TEXT);
            }
            judge();
        });
        judge();
    }

    /// How what is typed is understood. Typing into what is `null` or empty makes it text.
    public ObjectProperty<Encoding> encoding() {
        return encoding;
    }

    /// All there are to choose from.
    public List<Encoding> encodings() {
        return ENCODINGS;
    }

    public StringProperty text() {
        return text;
    }

    /// Bytes that stand here in the place of what is typed, as they were read from a topic.
    public ObjectProperty<Optional<byte[]>> fixed() {
        return fixed;
    }

    /// The bytes it makes, or why it makes none.
    public ReadOnlyObjectProperty<Encoded> encoded() {
        return encoded.getReadOnlyProperty();
    }

    /// Whether what stands between double braces is filled in for each record.
    public BooleanProperty template() {
        return template;
    }

    /// What is wrong with the template, and where in the text; empty if nothing is, and where it is none.
    public ObjectProperty<Optional<TextProblem>> templateProblem() {
        return templateProblem;
    }

    /// Whether each record gets other contents, so that [#encoded] tells nothing about them.
    public boolean isFilledIn() {
        return template.get() && fixed.get().isEmpty() && encoding.get().isTyped() && text.get().contains("{{");
    }

    Content content() {
        return fixed.get().<Content>map(Content.Fixed::new).orElseGet(() -> new Content.Typed(encoding.get(), text.get()));
    }

    DraftText.Field kept() {
        return fixed.get().map(bytes -> new DraftText.Field(PayloadFormat.BASE64.id(), Base64.getEncoder().encodeToString(bytes)))
                .orElseGet(() -> new DraftText.Field(encoding.get().id(), text.get()));
    }

    /// Shows what was kept; as text, if its encoding is not known here.
    void show(DraftText.Field kept) {
        fixed.set(Optional.empty());
        text.set(kept.text());
        encoding.set(ENCODINGS.stream().filter(one -> one.id().equals(kept.encoding())).findFirst().orElse(PayloadFormat.TEXT));
    }

    private void judge() {
        encoded.set(fixed.get().<Encoded>map(bytes -> new Encoded.Fit(Optional.of(bytes), Optional.empty()))
                .orElseGet(() -> encoding.get().encode(text.get())));
    }
}
