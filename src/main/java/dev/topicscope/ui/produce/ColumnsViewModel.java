package dev.topicscope.ui.produce;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.topicscope.compose.CsvFile;
import dev.topicscope.compose.CsvFile.Mapping;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.model.FileText;
import dev.topicscope.ui.produce.ColumnViewModel.Role;

/// Which column of a CSV file becomes which part of a record. FX thread only.
public final class ColumnsViewModel {

    private final ObservableList<ColumnViewModel> columns = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Runnable onChange = () -> { };

    public ObservableList<ColumnViewModel> columns() {
        return columns;
    }

    /// Why no record can be made so, in a sentence; empty if one can.
    public ReadOnlyObjectProperty<Optional<String>> problem() {
        return problem.getReadOnlyProperty();
    }

    void onChange(Runnable listener) {
        onChange = listener;
    }

    /// Takes the columns a file has; what was chosen for those of the same names stays.
    void show(List<String> names) {
        if (!names.equals(columns.stream().map(ColumnViewModel::name).toList())) {
            columns.setAll(names.stream().map(ColumnViewModel::new).map(this::watched).toList());
        }
        judge();
    }

    List<FileText.Column> kept() {
        return columns.stream().map(column -> new FileText.Column(column.name(), KeptName.of(column.role().get()),
                KeptName.of(column.format().get()))).toList();
    }

    /// Takes columns with what was chosen for them, until a file has others.
    void take(List<FileText.Column> kept) {
        columns.setAll(kept.stream().map(one -> {
            var column = new ColumnViewModel(one.name());
            column.role().set(KeptName.choice(one.role(), Role.NONE));
            column.format().set(KeptName.choice(one.format(), PayloadFormat.TEXT));
            return watched(column);
        }).toList());
        judge();
    }

    boolean has(Role role) {
        return of(role).isPresent();
    }

    Optional<Mapping> mapping() {
        return problem.get().isPresent() ? Optional.empty() : Optional.of(new Mapping(content(Role.KEY), content(Role.VALUE),
                columns.stream().filter(column -> column.role().get() == Role.HEADER).map(ColumnViewModel::column).toList(),
                of(Role.PARTITION).map(ColumnViewModel::name), of(Role.TIMESTAMP).map(ColumnViewModel::name)));
    }

    private Optional<CsvFile.Column> content(Role role) {
        return of(role).map(ColumnViewModel::column);
    }

    private Optional<ColumnViewModel> of(Role role) {
        return columns.stream().filter(column -> column.role().get() == role).findFirst();
    }

    private ColumnViewModel watched(ColumnViewModel column) {
        column.role().addListener(_ -> changed());
        column.format().addListener(_ -> changed());
        return column;
    }

    private void changed() {
        judge();
        onChange.run();
    }

    private void judge() {
        problem.set(List.of(Role.KEY, Role.VALUE, Role.PARTITION, Role.TIMESTAMP).stream().filter(role -> count(role) > 1)
                .map(role -> "There are " + count(role) + " columns for the " + role.label() + ": leave it to one.").findFirst()
                .or(() -> has(Role.KEY) || has(Role.VALUE) ? Optional.empty()
                        : Optional.of("Choose the column that becomes the value, or the key.")));
    }

    private long count(Role role) {
        return columns.stream().filter(column -> column.role().get() == role).count();
    }
}
