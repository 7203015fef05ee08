package dev.topicscope.ui.produce;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import dev.topicscope.compose.CsvTable;
import dev.topicscope.compose.Input;
import dev.topicscope.model.Cancellation;
import dev.topicscope.task.Background;
import dev.topicscope.ui.kit.FailureText;
import dev.topicscope.ui.kit.Texts;

/// The CSV file whose columns templates take from. FX thread only.
public final class CsvTableViewModel {

    private final Background background;
    private final ObjectProperty<Separator> separator = new SimpleObjectProperty<>(Separator.COMMA);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());
    private Optional<Path> file = Optional.empty();
    private Cancellation reading = new Cancellation();

    /// How it stands.
    public sealed interface State {

        /// No file has been chosen.
        record None() implements State {
        }

        record Reading(Path file) implements State {
        }

        record Ready(Path file, CsvTable table) implements State {
        }

        /// It can't be used; `why` is a sentence.
        record Failed(Path file, String why) implements State {
            public Failed {
                Objects.requireNonNull(why, "why");
            }
        }
    }

    private record Loaded(Separator separator, CsvTable table) {
    }

    CsvTableViewModel(Background background) {
        this.background = background;
        separator.addListener(_ -> file.ifPresent(path -> read(path, Optional.of(separator.get()))));
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Changing it has the file read anew.
    public ObjectProperty<Separator> separator() {
        return separator;
    }

    /// Reads it on a worker, with the separator that its first line suggests.
    public void choose(Path chosen) {
        read(chosen, Optional.empty());
    }

    /// Reads it again, as it is now.
    public void readAgain() {
        file.ifPresent(path -> read(path, Optional.of(separator.get())));
    }

    /// Takes it out.
    public void remove() {
        reading.cancel();
        file = Optional.empty();
        state.set(new State.None());
    }

    Optional<CsvTable> table() {
        return state.get() instanceof State.Ready(var _, var table) ? Optional.of(table) : Optional.empty();
    }

    /// What it holds, or why it can't be used, in a sentence.
    public String words() {
        return switch (state.get()) {
            case State.None() -> "";
            case State.Reading(var path) -> "Reading " + path.getFileName() + "…";
            case State.Failed(var _, String why) -> why;
            case State.Ready(var path, var table) -> path.getFileName() + ": " + Texts.count(table.rowCount())
                    + (table.rowCount() == 1 ? " row" : " rows") + ", " + table.columns().size()
                    + (table.columns().size() == 1 ? " column: " : " columns: ") + String.join(", ", table.columns());
        };
    }

    private void read(Path chosen, Optional<Separator> with) {
        reading.cancel();
        file = Optional.empty();
        state.set(new State.Reading(chosen));
        reading = background.start("csv-table", _ -> {
            var by = with.isPresent() ? with.get() : Separator.guess(FileHead.read(chosen).firstLine());
            return new Loaded(by, CsvTable.read(Input.file(chosen), by.sign()));
        }, loaded -> {
            separator.set(loaded.separator());
            file = Optional.of(chosen);
            state.set(new State.Ready(chosen, loaded.table()));
        }, failure -> {
            file = Optional.of(chosen);
            state.set(new State.Failed(chosen, FailureText.of(failure).sentence()));
        });
    }

    /// Those that a template can name.
    public List<String> columns() {
        return table().map(CsvTable::columns).orElse(List.of());
    }
}
