package dev.topicscope.ui.produce;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.topicscope.browse.Sending.Progress;
import dev.topicscope.model.DraftText;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FileText;
import dev.topicscope.store.HistoryStore;
import dev.topicscope.store.Preset;
import dev.topicscope.store.PresetStore;
import dev.topicscope.store.Sent;
import dev.topicscope.store.Sent.Content;
import dev.topicscope.store.Shelf;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.task.Work;

/// The presets of a topic and the history of what was sent to it. FX thread only; all writing is done on a worker.
public final class ShelfViewModel {

    private final Shelf shelf;
    private final Slot saving;
    private final String connection;
    private final String topic;
    private final Form form;
    private final HistoryWriter writer;
    private final ObservableList<Preset> presets = FXCollections.observableArrayList();
    private final ObservableList<Sent> history = FXCollections.observableArrayList();
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty asking = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper replacing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Note>> note = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// The form whose contents are kept.
    interface Form {

        FormSnapshot snapshot();

        void restore(FormSnapshot before);

        /// What is typed, as it is kept.
        DraftText kept();

        /// The file that is chosen, where the form sends its records.
        Optional<FileText> file();

        void show(DraftText kept);

        void show(FileText kept);
    }

    /// What was just done, and can be taken back.
    public sealed interface Note {

        /// `what` was put into the form, in place of what it held `before`.
        record Typed(String what, FormSnapshot before) implements Note {
        }

        /// What is typed was kept under that name.
        record Saved(String name) implements Note {
        }

        /// A preset was deleted.
        record Deleted(Preset preset) implements Note {
        }

        /// The history was forgotten.
        record Forgotten(List<Sent> runs) implements Note {
            public Forgotten {
                runs = List.copyOf(runs);
            }
        }

        /// It could not be kept.
        record Failed(Failure why) implements Note {
        }
    }

    ShelfViewModel(Shelf shelf, Background background, String connection, String topic, Form form, Clock clock) {
        this.shelf = shelf;
        this.saving = new Slot(background);
        this.connection = connection;
        this.topic = topic;
        this.form = form;
        this.writer = new HistoryWriter(shelf.history(), background, clock, this::refresh, this::failed);
        name.addListener(_ -> {
            asking.set(false);
            judge();
        });
        asking.addListener(_ -> judge());
        refresh();
    }

    /// The presets of the topic, whatever the cluster.
    public ObservableList<Preset> presets() {
        return presets;
    }

    /// What was sent to this topic of this cluster, the newest first.
    public ObservableList<Sent> history() {
        return history;
    }

    /// The name under which to keep what is typed.
    public StringProperty name() {
        return name;
    }

    /// Whether the user is asked to replace the preset of that name.
    public ReadOnlyBooleanProperty replacing() {
        return replacing.getReadOnlyProperty();
    }

    /// What was done last.
    public ReadOnlyObjectProperty<Optional<Note>> note() {
        return note.getReadOnlyProperty();
    }

    /// A sentence on files that were damaged.
    public Optional<String> damage() {
        var places = new ArrayList<String>();
        shelf.presets().setAside().ifPresent(aside -> places.add("The file of the presets could not be read. It was set aside as " + aside
                + ", and there are none now."));
        shelf.history().setAside().ifPresent(aside -> places.add("The file of what was sent could not be read. It was set aside as "
                + aside + ", and the history begins anew."));
        return places.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", places));
    }

    /// Shows what is kept now: another form, or another window, may have changed it.
    public void refresh() {
        presets.setAll(shelf.presets().of(topic));
        history.setAll(shelf.history().of(connection, topic));
        judge();
    }

    /// Keeps what is typed under the name; where there is a preset of that name, first asks to replace it. Does nothing without a name.
    public void save() {
        String wanted = name.get().strip();
        if (wanted.isEmpty()) {
            return;
        }
        if (isTaken(wanted) && !asking.get()) {
            asking.set(true);
            return;
        }
        if (form.snapshot().record().length() > PresetStore.MOST_CHARACTERS) {
            failed(new Failure.Invalid("the preset", "What is typed is too large for a preset, which has at most "
                    + PresetStore.MOST_CHARACTERS + " characters.", ""));
            return;
        }
        var preset = new Preset(wanted, form.kept());
        change("keep a preset", _ -> {
            shelf.presets().put(topic, preset);
            return preset;
        }, Optional.of(new Note.Saved(wanted)));
        name.set("");
    }

    /// Gives a preset another name; does nothing if that is blank or taken.
    public void rename(Preset preset, String other) {
        String wanted = other.strip();
        if (!wanted.isEmpty() && !isTaken(wanted)) {
            change("rename a preset", _ -> {
                shelf.presets().rename(topic, preset.name(), wanted);
                return preset;
            }, Optional.empty());
        }
    }

    public void delete(Preset preset) {
        change("delete a preset", _ -> {
            shelf.presets().remove(topic, preset.name());
            return preset;
        }, Optional.of(new Note.Deleted(preset)));
    }

    /// Puts a preset into the form.
    public void load(Preset preset) {
        replace("the preset " + preset.name(), () -> form.show(preset.text()));
    }

    /// Puts what was sent into the form, if it was kept.
    public void load(Sent run) {
        switch (run.content()) {
            case Content.Typed(var text) -> replace("what was sent before", () -> form.show(text));
            case Content.OfFile(var file) -> replace("the records of " + file.name(), () -> form.show(file));
            case Content.TooLarge _, Content.Elsewhere _ -> { }
        }
    }

    /// Notes that another record was put into the form, which holds the rest as before.
    void typed(String what, RecordSnapshot before) {
        note(what, form.snapshot().with(before), before.isBlank());
    }

    /// Forgets what was sent to this topic of this cluster.
    public void forgetHistory() {
        var forgotten = List.copyOf(history);
        change("forget what was sent", _ -> {
            shelf.history().forget(connection, topic);
            return forgotten;
        }, Optional.of(new Note.Forgotten(forgotten)));
    }

    /// Takes back what was done last.
    public void undo() {
        var done = note.get();
        note.set(Optional.empty());
        done.ifPresent(what -> {
            switch (what) {
                case Note.Typed(var _, var before) -> form.restore(before);
                case Note.Deleted(var preset) -> change("keep a preset", _ -> {
                    shelf.presets().put(topic, preset);
                    return preset;
                }, Optional.empty());
                case Note.Forgotten(var runs) -> change("keep what was sent", _ -> {
                    shelf.history().add(connection, topic, runs.reversed());
                    return runs;
                }, Optional.empty());
                case Note.Saved _, Note.Failed _ -> { }
            }
        });
    }

    /// Takes note of what was done last.
    public void dismiss() {
        note.set(Optional.empty());
    }

    /// A run begins, of what the form holds now.
    void begins(String toConnection, String toTopic) {
        long size = form.snapshot().record().length();
        writer.begins(toConnection, toTopic, form.file().<Content>map(Content.OfFile::new)
                .orElseGet(() -> size > HistoryStore.LARGEST_CHARACTERS ? new Content.TooLarge(size) : new Content.Typed(form.kept())));
    }

    /// A run begins of what was not typed, in words.
    void begins(String toConnection, String toTopic, String what) {
        writer.begins(toConnection, toTopic, new Content.Elsewhere(what));
    }

    /// The run that began last has ended, or is given up as it stands.
    void ended(Progress progress) {
        writer.ended(progress);
    }

    private void replace(String what, Runnable show) {
        var before = form.snapshot();
        show.run();
        var after = form.snapshot();
        boolean missed = !after.file().equals(before.file()) && before.file().isPresent();
        note(what, before, before.record().isBlank() && !missed);
    }

    private void note(String what, FormSnapshot before, boolean blank) {
        note.set(blank ? Optional.empty() : Optional.of(new Note.Typed(what, before)));
    }

    private <T> void change(String what, Work<T> work, Optional<Note> done) {
        saving.start(what, work, _ -> {
            note.set(done);
            refresh();
        }, this::failed);
    }

    private void failed(Failure why) {
        note.set(Optional.of(new Note.Failed(why)));
    }

    private boolean isTaken(String wanted) {
        return presets.stream().anyMatch(preset -> preset.name().equals(wanted));
    }

    private void judge() {
        replacing.set(asking.get() && isTaken(name.get().strip()));
    }
}
