package dev.topicscope.ui.produce;

import java.util.Optional;

import javafx.beans.property.ObjectProperty;

import dev.topicscope.model.DraftText;
import dev.topicscope.model.FileText;
import dev.topicscope.ui.produce.SendViewModel.Mode;

/// What presets and history keep of a form, and bring back into it. FX thread only.
final class FormContents implements ShelfViewModel.Form {

    private final RecordViewModel record;
    private final ManyViewModel many;
    private final FileViewModel file;
    private final HandoverViewModel handover;
    private final ObjectProperty<Mode> mode;

    FormContents(RecordViewModel record, ManyViewModel many, FileViewModel file, HandoverViewModel handover, ObjectProperty<Mode> mode) {
        this.record = record;
        this.many = many;
        this.file = file;
        this.handover = handover;
        this.mode = mode;
    }

    @Override
    public FormSnapshot snapshot() {
        return new FormSnapshot(RecordSnapshot.of(record), mode.get(), many.kept(), KeptFile.of(file));
    }

    @Override
    public void restore(FormSnapshot before) {
        before.record().into(record);
        many.show(before.repeat());
        if (!before.file().equals(KeptFile.of(file))) {
            before.file().ifPresentOrElse(kept -> KeptFile.show(kept, file), file::forget);
        }
        mode.set(before.mode());
    }

    @Override
    public DraftText kept() {
        return record.kept(mode.get() == Mode.MANY ? Optional.of(many.kept()) : Optional.empty());
    }

    @Override
    public Optional<FileText> file() {
        return mode.get() == Mode.FILE ? KeptFile.of(file) : Optional.empty();
    }

    @Override
    public void show(DraftText kept) {
        handover.endEditing();
        record.show(kept);
        kept.repeat().ifPresent(many::show);
        mode.set(kept.repeat().isPresent() ? Mode.MANY : Mode.ONE);
    }

    @Override
    public void show(FileText kept) {
        mode.set(Mode.FILE);
        KeptFile.show(kept, file);
    }
}
