package dev.topicscope.ui.produce;

import java.util.Optional;

import javafx.scene.layout.StackPane;

import dev.topicscope.ui.kit.Notice;
import dev.topicscope.ui.produce.ShelfViewModel.Note;

/// Says what was put into the form, kept or deleted, and takes it back.
final class ShelfNotice extends StackPane {

    private final ShelfViewModel model;

    ShelfNotice(ShelfViewModel model) {
        this.model = model;
        setId("shelf-notice");
        model.note().subscribe(this::show);
    }

    private void show(Optional<Note> note) {
        getChildren().setAll(note.map(this::notice).stream().toList());
    }

    private Notice notice(Note note) {
        return switch (note) {
            case Note.Typed(String what, var _) -> undoable("The form now holds " + what);
            case Note.Deleted(var preset) -> undoable("Deleted the preset " + preset.name());
            case Note.Forgotten _ -> undoable("Forgot what was sent here");
            case Note.Saved(String name) -> Notice.good("Kept as " + name).with("Close", model::dismiss);
            case Note.Failed(var why) -> Notice.of(why).with("Close", model::dismiss);
        };
    }

    private Notice undoable(String sentence) {
        return Notice.good(sentence).with("Undo", model::undo).with("Close", model::dismiss);
    }
}
