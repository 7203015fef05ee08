package dev.topicscope.ui.messages;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.topicscope.browse.ExportProgress;
import dev.topicscope.browse.RecordExport;
import dev.topicscope.browse.RecordExport.Format;
import dev.topicscope.browse.RecordExport.Outcome;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.Search;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.browse.Session;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.task.Work;

/// The export of what a table shows, or of all that a search finds. One at a time. FX thread only.
public final class ExportViewModel {

    private static final Duration LOOK = Duration.ofMillis(200);
    /// What waits in memory to be written; then the search waits too.
    private static final long HOLD_BYTES = 64L << 20;

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

        /// So many records are in the file; `share` of all is done, from 0 to 1, and `facts` say how fast it goes.
        record Writing(Path target, long written, double share, List<String> facts) implements State {
            public Writing {
                facts = List.copyOf(facts);
            }
        }

        /// All that could be read is in the file; `remarks` are sentences on what is missing there and why.
        record Written(Outcome outcome, List<String> remarks) implements State {
            public Written {
                remarks = List.copyOf(remarks);
            }
        }

        /// It is not whole, and why.
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
        var progress = new ExportProgress();
        long total = records.end() - records.first();
        var whole = RecordExport.Whole.from(session);
        start(target, progress, cancellation -> RecordExport.write(records, whole, target, format, progress, cancellation), () ->
                new State.Writing(target, progress.written(), total == 0 ? 1 : (double) progress.written() / total, List.of()));
    }

    /// Writes all that a search for `request` finds, up to where the topic ends now, to `target`, instead of what was being written.
    public void exportAll(SearchRequest request, Path target, Format format) {
        var progress = new ExportProgress();
        var records = new Rate();
        var bytes = new Rate();
        start(target, progress, cancellation -> RecordExport.search(session, request.upToNow(HOLD_BYTES), target, format, progress,
                cancellation), () -> progress.search().map(search -> searching(target, progress.written(), search, records, bytes))
                .orElse(new State.Writing(target, 0, 0, List.of())));
    }

    /// Ends the export; what was written stays under its unfinished name. Or takes note of its end.
    public void dismiss() {
        looking.cancel();
        writing.cancel();
        state.set(new State.None());
    }

    private interface Look {
        State.Writing now();
    }

    private void start(Path target, ExportProgress progress, Work<Outcome> work, Look look) {
        looking.cancel();
        state.set(new State.Writing(target, 0, 0, List.of()));
        looking = background.every(LOOK, () -> state.set(look.now()));
        writing.start("export to " + target, work, outcome -> {
            looking.cancel();
            state.set(new State.Written(outcome, progress.search().map(SearchFeed::sentences).orElse(List.of())));
        }, failure -> {
            looking.cancel();
            state.set(new State.Failed(failure));
        });
    }

    private static State.Writing searching(Path target, long written, Search.Progress progress, Rate records, Rate bytes) {
        long now = System.nanoTime();
        records.observe(now, progress.records());
        bytes.observe(now, progress.bytes());
        long read = SearchFeed.read(progress);
        long total = SearchFeed.total(progress);
        return new State.Writing(target, written, total == 0 ? 0 : (double) read / total,
                SearchStatus.facts(progress, records.perSecond(), bytes.perSecond()));
    }
}
