package dev.topicscope.ui.produce;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
import dev.topicscope.format.JsonLayout;
import dev.topicscope.model.DraftText;
import dev.topicscope.model.Failure;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.ui.kit.CodeText;
import dev.topicscope.ui.kit.FailureText;

/// A key, a value or a header's value as it is typed. FX thread only.
///
/// Large texts are judged on a worker, so that [#encoded] is behind what is typed for a moment.
public final class ContentViewModel {

    /// The id under which bytes are kept that nobody has typed, as Base64.
    static final String FIXED = "bytes";
    private static final List<Encoding> ENCODINGS = List.of(PayloadFormat.values());
    private static final int LARGE = 50_000;

    private final ObjectProperty<Encoding> encoding;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Optional<byte[]>> fixed = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Encoded> encoded = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<HeldBytes>> held = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ContentNote>> note = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> saved = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty template = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<TextProblem>> templateProblem = new SimpleObjectProperty<>(Optional.empty());
    private final boolean lines;
    private final Optional<Slot> judging;
    private final Optional<Slot> work;
    private boolean guesses;
    private boolean guessing;
    private String aside = "";

    /// One that judges at once, for what is never large.
    ContentViewModel(Encoding first) {
        this(first, Optional.empty(), false, true);
    }

    /// With `guesses`, the format follows what is typed until somebody chooses one: JSON where it begins like an object or array.
    ContentViewModel(Encoding first, Background background, boolean guesses) {
        this(first, Optional.of(background), guesses, true);
    }

    private ContentViewModel(Encoding first, Optional<Background> background, boolean guesses, boolean lines) {
        this.lines = lines;
        this.encoding = new SimpleObjectProperty<>(first);
        this.judging = background.map(Slot::new);
        this.work = background.map(Slot::new);
        this.guesses = guesses;
        encoding.addListener((_, before, now) -> chosen(before, now));
        fixed.addListener(_ -> {
            held.set(Optional.empty());
            saved.set(Optional.empty());
            judge();
        });
        text.addListener((_, _, typed) -> typed(typed));
        template.addListener(_ -> showNote());
        templateProblem.addListener(_ -> showNote());
        encoded.addListener(_ -> showNote());
        judge();
    }

    /// One for a field of one line.
    static ContentViewModel line(Encoding first, Background background) {
        return new ContentViewModel(first, Optional.of(background), false, false);
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

    /// Bytes that stand here in the place of what is typed, as they were read from a topic or a file.
    public ObjectProperty<Optional<byte[]>> fixed() {
        return fixed;
    }

    /// What is known of the bytes of [#fixed]; empty where there are none, and until they have been looked at.
    ReadOnlyObjectProperty<Optional<HeldBytes>> held() {
        return held.getReadOnlyProperty();
    }

    /// Where the bytes that stand here were written to last, in a sentence.
    ReadOnlyObjectProperty<Optional<String>> saved() {
        return saved.getReadOnlyProperty();
    }

    /// The bytes it makes, or why it makes none.
    public ReadOnlyObjectProperty<Encoded> encoded() {
        return encoded.getReadOnlyProperty();
    }

    /// What is to be said below it.
    public ReadOnlyObjectProperty<Optional<ContentNote>> note() {
        return note.getReadOnlyProperty();
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

    /// Lays JSON out over lines, its numbers and strings as they are; does nothing where it is none.
    public void format() {
        String typed = text.get();
        inBackground("format JSON", typed.length(), () -> JsonLayout.indented(typed).filter(CodeText::fits),
                laidOut -> laidOut.filter(_ -> text.get().equals(typed)).ifPresent(text::set));
    }

    /// Has a text stand as the bytes it makes, since it is too much for a field; [#discard] brings back what was typed before.
    public void hold(String tooLong) {
        var format = encoding.get() == PayloadFormat.JSON || !encoding.get().isTyped() ? PayloadFormat.TEXT : encoding.get();
        switch (format.encode(tooLong)) {
            case Encoded.Fit(var bytes, var _) -> fixed.set(bytes);
            case Encoded.Unfit(var problem) -> note.set(Optional.of(new ContentNote("What was pasted is too long to be edited here, and no "
                    + format.label() + ": " + problem.reason(), false, OptionalInt.empty())));
        }
    }

    /// Reads a file, whose bytes are sent unchanged: as text where a field shows it, else as bytes that stand here.
    public void load(Path file) {
        work.ifPresent(slot -> slot.start("read a file to send", _ -> HeldBytes.of(PayloadFile.read(file), lines), this::loaded,
                this::say));
    }

    /// Writes the bytes that stand here to a file, whole or not at all. [#saved] then says so, or [#note] why not.
    void save(Path file) {
        saved.set(Optional.empty());
        fixed.get().ifPresent(bytes -> work.ifPresent(slot -> slot.start("write bytes to a file", _ -> {
            PayloadFile.write(file, bytes);
            return file.getFileName().toString();
        }, name -> {
            showNote();
            saved.set(Optional.of("Saved as " + name + "."));
        }, this::say)));
    }

    /// Has what stands here as bytes be typed on as `format`: hex, Base64, or text and JSON where it is such. Does nothing where it can't.
    void editAs(PayloadFormat format) {
        held.get().flatMap(bytes -> switch (format) {
            case HEX -> Optional.of(bytes.hex()).filter(_ -> bytes.isSmall());
            case BASE64 -> Optional.of(bytes.base64()).filter(_ -> bytes.isSmall());
            case JSON -> bytes.indented();
            case TEXT -> bytes.editable();
            case INTEGER, LONG, DOUBLE, UUID, NULL, EMPTY -> Optional.<String>empty();
        }).ifPresent(digits -> type(format, digits));
    }

    /// Takes the bytes away that stand here; what was typed before is there again.
    public void discard() {
        fixed.set(Optional.empty());
    }

    Content content() {
        return fixed.get().<Content>map(Content.Fixed::new).orElseGet(() -> new Content.Typed(encoding.get(), text.get()));
    }

    DraftText.Field kept() {
        return fixed.get().map(bytes -> new DraftText.Field(FIXED, Base64.getEncoder().encodeToString(bytes)))
                .orElseGet(() -> new DraftText.Field(encoding.get().id(), text.get()));
    }

    /// Shows what was kept; as text, if its encoding is not known here.
    void show(DraftText.Field kept) {
        if (kept.encoding().equals(FIXED)
                && PayloadFormat.BASE64.encode(kept.text()) instanceof Encoded.Fit(var bytes, var _) && bytes.isPresent()) {
            type(PayloadFormat.TEXT, "");
            fixed.set(bytes);
        } else {
            type(ENCODINGS.stream().filter(one -> one.id().equals(kept.encoding())).findFirst().orElse(PayloadFormat.TEXT), kept.text());
        }
    }

    /// Ends what is done on workers.
    void close() {
        judging.ifPresent(Slot::cancel);
        work.ifPresent(Slot::cancel);
    }

    /// Holds `typed` in place of all it held, what was set aside included: nothing of that comes back.
    void type(Encoding format, String typed) {
        fixed.set(Optional.empty());
        guessing = true;
        encoding.set(format);
        text.set(format.isTyped() ? typed : "");
        guessing = false;
        guesses = false;
        aside = "";
        judge();
    }

    private void loaded(HeldBytes file) {
        file.editable().filter(it -> !it.isEmpty()).ifPresentOrElse(
                it -> type(HeldBytes.isStructure(it) ? PayloadFormat.JSON : PayloadFormat.TEXT, it),
                () -> fixed.set(Optional.of(file.bytes())));
    }

    /// While it is nothing, what was typed is kept aside and comes back with the next format that is typed.
    private void chosen(Encoding before, Encoding now) {
        if (!guessing) {
            guesses = guesses && !now.isTyped();
            if (!now.isTyped() && before.isTyped()) {
                aside = text.get();
                text.set("");
            } else if (now.isTyped() && text.get().isEmpty()) {
                text.set(aside);
            }
        }
        judge();
    }

    private void typed(String typed) {
        if (!CodeText.fits(typed) && fixed.get().isEmpty()) {
            hold(typed);
            text.set("");
            return;
        }
        if (!guessing && !typed.isEmpty() && (guesses || !encoding.get().isTyped())) {
            guessing = true;
            encoding.set(guesses && HeldBytes.isStructure(typed) ? PayloadFormat.JSON : PayloadFormat.TEXT);
            guessing = false;
        }
        judge();
    }

    private void judge() {
        var bytes = fixed.get();
        if (bytes.isPresent()) {
            judging.ifPresent(Slot::cancel);
            encoded.set(new Encoded.Fit(bytes, Optional.empty()));
            if (held.get().filter(it -> it.bytes() == bytes.get()).isEmpty()) {
                inBackground("look at bytes to send", bytes.get().length, () -> HeldBytes.of(bytes.get(), lines),
                        it -> held.set(Optional.of(it)));
            }
            return;
        }
        var format = encoding.get();
        String typed = text.get();
        if (judging.isEmpty() || typed.length() <= LARGE) {
            judging.ifPresent(Slot::cancel);
            encoded.set(format.encode(typed));
        } else {
            judging.get().start("check what is typed", _ -> format.encode(typed), encoded::set, _ -> { });
        }
        showNote();
    }

    private void showNote() {
        note.set(fixed.get().isPresent() ? Optional.empty() : isFilledIn()
                ? templateProblem.get().map(problem -> ContentNote.of(text.get(), problem, true)) : switch (encoded.get()) {
            case Encoded.Unfit(var problem) -> Optional.of(ContentNote.of(text.get(), problem, true));
            case Encoded.Fit(var _, var doubt) -> doubt.map(problem -> ContentNote.of(text.get(), problem, false));
        });
    }

    private void say(Failure failure) {
        note.set(Optional.of(new ContentNote(FailureText.of(failure).sentence(), false, OptionalInt.empty())));
    }

    private <T> void inBackground(String name, int size, Supplier<T> action, Consumer<T> onDone) {
        if (work.isEmpty() || size <= LARGE) {
            onDone.accept(action.get());
        } else {
            work.get().start(name, _ -> action.get(), onDone, _ -> { });
        }
    }
}
