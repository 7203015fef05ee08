package dev.topicscope.ui.messages;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.topicscope.browse.RecordExport;
import dev.topicscope.browse.RecordExport.Format;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.Session;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;

/// The export of what a table shows. One at a time. FX thread only.
public final class ExportViewModel {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Session session;
    private final Background background;
    private final Slot writing;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());
    private Cancellation looking = new Cancellation();

    /// How an export stands.
    public sealed interface State {

        /// Nothing was exported yet, or its end was taken note of.
        record None() implements State {
        }

        /// So many of `total` records are in the file.
        record Writing(Path target, long written, long total) implements State {
        }

        /// All are, but those `leftOut` whose beginning only is here and which the cluster no longer has.
        record Written(Path target, long records, long leftOut) implements State {
        }

        /// They are not, and why.
        record Failed(Failure failure) implements State {
        }
    }

    public ExportViewModel(Session session, Background background) {
        this.session = session;
        this.background = background;
        this.writing = new Slot(background);
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Writes what `records` holds to `target`, instead of what was being written.
    public void export(RecordStore records, Path target, Format format) {
        var written = new AtomicLong();
        long total = records.end() - records.first();
        looking.cancel();
        state.set(new State.Writing(target, 0, total));
        looking = background.every(LOOK, () -> state.set(new State.Writing(target, written.get(), total)));
        writing.start("export to " + target, cancellation -> RecordExport.write(records, RecordExport.Whole.from(session), target, format,
                written, cancellation), outcome -> {
            looking.cancel();
            state.set(new State.Written(target, outcome.records(), outcome.leftOut()));
        }, failure -> {
            looking.cancel();
            state.set(new State.Failed(failure));
        });
    }

    /// Ends the export; what was written stays under its unfinished name. Or takes note of its end.
    public void dismiss() {
        looking.cancel();
        writing.cancel();
        state.set(new State.None());
    }
}
