package dev.topicscope.ui.produce;

import java.util.Objects;
import java.util.Optional;

import dev.topicscope.model.FileText;
import dev.topicscope.model.RepeatText;
import dev.topicscope.ui.produce.SendViewModel.Mode;

/// What a form holds at one moment, to be brought back: the record, what the form sends, how many records become of one, and the file that
/// is chosen. Immutable.
public record FormSnapshot(RecordSnapshot record, Mode mode, RepeatText repeat, Optional<FileText> file) {

    public FormSnapshot {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(repeat, "repeat");
        Objects.requireNonNull(file, "file");
    }

    /// The same with another record.
    FormSnapshot with(RecordSnapshot other) {
        return new FormSnapshot(other, mode, repeat, file);
    }
}
