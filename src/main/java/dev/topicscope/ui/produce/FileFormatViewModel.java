package dev.topicscope.ui.produce;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import dev.topicscope.browse.RecordSource;
import dev.topicscope.compose.CsvFile;
import dev.topicscope.compose.Encoded;
import dev.topicscope.compose.Input;
import dev.topicscope.compose.JsonLinesFile;
import dev.topicscope.compose.LinesFile;
import dev.topicscope.compose.WholeFile;
import dev.topicscope.model.FileText;
import dev.topicscope.task.Background;
import dev.topicscope.ui.produce.ColumnViewModel.Role;

/// How a file is read as records. FX thread only.
public final class FileFormatViewModel {

    private final ObjectProperty<FileKind> kind = new SimpleObjectProperty<>(FileKind.LINES);
    private final ObjectProperty<Separator> separator = new SimpleObjectProperty<>(Separator.COMMA);
    private final ColumnsViewModel columns = new ColumnsViewModel();
    private final BooleanProperty keyed = new SimpleBooleanProperty();
    private final StringProperty keySeparator = new SimpleStringProperty("\\t");
    private final RecordViewModel whole;

    /// `onChange` is told of what changes the records, `onColumns` of what changes the columns of a CSV file.
    FileFormatViewModel(Background background, Runnable onChange, Runnable onColumns) {
        whole = new RecordViewModel(background);
        for (var input : List.of(keyed, keySeparator)) {
            input.addListener((_, _, _) -> onChange.run());
        }
        RecordChanges.watch(whole, onChange);
        columns.onChange(onChange);
        kind.addListener(_ -> onColumns.run());
        separator.addListener(_ -> onColumns.run());
    }

    public ObjectProperty<FileKind> kind() {
        return kind;
    }

    /// Of a CSV file.
    public ObjectProperty<Separator> separator() {
        return separator;
    }

    /// Of a CSV file.
    public ColumnsViewModel columns() {
        return columns;
    }

    /// Whether a line holds a key before its value.
    public BooleanProperty keyed() {
        return keyed;
    }

    /// What stands between key and value; `\t` is a tab.
    public StringProperty keySeparator() {
        return keySeparator;
    }

    /// What is wrong with it, in a sentence; empty if nothing is.
    public ObservableValue<Optional<String>> keySeparatorProblem() {
        return keyed.flatMap(wanted -> keySeparator.map(text -> wanted && text.isEmpty()
                ? Optional.of("What stands between them has at least one character.") : Optional.empty()));
    }

    /// Key and headers of the one record that is a whole file.
    public RecordViewModel whole() {
        return whole;
    }

    /// What is wrong with that key, in a sentence; empty if nothing is.
    public ObservableValue<Optional<String>> keyProblem() {
        return whole.key().encoded().map(encoded -> encoded instanceof Encoded.Unfit(var problem) ? Optional.of(problem.reason())
                : Optional.empty());
    }

    /// Whether it is read in a way that gives records timestamps.
    public boolean hasTimestamps() {
        return kind.get() == FileKind.JSON_LINES || kind.get() == FileKind.CSV && columns.has(Role.TIMESTAMP);
    }

    /// Whether it is read in a way that gives records partitions.
    public boolean hasPartitions() {
        return kind.get() == FileKind.JSON_LINES || kind.get() == FileKind.CSV && columns.has(Role.PARTITION);
    }

    /// What is chosen and typed, as it is kept.
    FileText.Reading kept() {
        return new FileText.Reading(KeptName.of(kind.get()), KeptName.of(separator.get()), columns.kept(), keyed.get(), keySeparator.get(),
                whole.kept(Optional.empty()));
    }

    void show(FileText.Reading kept) {
        columns.take(kept.columns());
        keyed.set(kept.keyed());
        keySeparator.set(kept.keySeparator());
        whole.show(kept.whole());
        separator.set(KeptName.choice(kept.separator(), Separator.COMMA));
        kind.set(KeptName.choice(kept.kind(), FileKind.LINES));
    }

    /// The records of `input` so read; empty while something is wrong.
    Optional<RecordSource.Plan> plan(Input input) {
        return switch (kind.get()) {
            case JSON_LINES -> Optional.of(new JsonLinesFile(input));
            case CSV -> columns.mapping().map(mapping -> new CsvFile(input, separator.get().sign(), Optional.of(mapping)));
            case LINES -> keyed.get() && keySeparator.get().isEmpty() ? Optional.empty() : Optional.of(new LinesFile(input,
                    keyed.get() ? Optional.of(keySeparator.get().replace("\\t", "\t")) : Optional.empty()));
            case WHOLE -> whole.draft().filter(_ -> whole.fault().isEmpty())
                    .map(draft -> new WholeFile(input, draft.key(), draft.headers()));
        };
    }
}
