package dev.topicscope.ui.produce;

import java.math.BigDecimal;

import javafx.beans.property.ObjectProperty;

import dev.topicscope.model.DraftText;
import dev.topicscope.ui.produce.SendViewModel.Mode;

/// What presets and history keep of a form, and bring back into it. FX thread only.
final class FormContents implements ShelfViewModel.Form {

    private final RecordViewModel record;
    private final ManyViewModel many;
    private final HandoverViewModel handover;
    private final ObjectProperty<Mode> mode;

    FormContents(RecordViewModel record, ManyViewModel many, HandoverViewModel handover, ObjectProperty<Mode> mode) {
        this.record = record;
        this.many = many;
        this.handover = handover;
        this.mode = mode;
    }

    @Override
    public RecordSnapshot snapshot() {
        return RecordSnapshot.of(record);
    }

    @Override
    public void restore(RecordSnapshot typed) {
        typed.into(record);
    }

    @Override
    public DraftText kept() {
        return record.kept(mode.get() == Mode.MANY && many.templates().get(),
                many.seed().number().map(BigDecimal::longValueExact).orElse(0L));
    }

    @Override
    public void show(DraftText kept) {
        handover.endEditing();
        record.show(kept);
        if (kept.templates()) {
            many.templates().set(true);
            many.seed().text().set(String.valueOf(kept.seed()));
        }
        mode.set(kept.templates() ? Mode.MANY : Mode.ONE);
    }
}
