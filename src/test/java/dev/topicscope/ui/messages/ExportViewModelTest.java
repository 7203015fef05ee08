package dev.topicscope.ui.messages;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.End;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.RecordExport.Format;
import dev.topicscope.browse.RecordExport.Outcome;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.Search;
import dev.topicscope.browse.SearchRequest;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;
import dev.topicscope.model.Timestamp;
import dev.topicscope.query.EveryRecord;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.messages.ExportViewModel.State;

import static org.assertj.core.api.Assertions.assertThat;

class ExportViewModelTest {

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private final ExportViewModel exports = new ExportViewModel(session, background);
    private final RecordStore records = new RecordStore("orders", 1_000_000);
    @TempDir
    private Path directory;

    @Test
    void saysWhatIsWrittenAndThatItIsWhole() {
        append();
        background.hold();
        exports.export(records, directory.resolve("a.jsonl"), Format.JSON_LINES);
        assertThat(exports.state().get()).isEqualTo(new State.Writing(directory.resolve("a.jsonl"), 0, 0, List.of()));

        background.runHeld();
        assertThat(exports.state().get()).isEqualTo(new State.Written(new Outcome(directory.resolve("a.jsonl"), 1, 0, true), List.of()));

        exports.dismiss();
        assertThat(exports.state().get()).isEqualTo(new State.None());
    }

    @Test
    void saysWhyItFailed() {
        append();
        exports.export(records, directory.resolve("missing").resolve("a.csv"), Format.CSV);

        assertThat(exports.state().get()).isInstanceOf(State.Failed.class);
    }

    @Test
    void exportsAllThatASearchFindsUpToNow() {
        session.onSearch = search -> {
            search.find(0, 1, "k", "v");
            search.state = new Search.State.Done();
            search.errors = 2;
            search.firstError = Optional.of("not JSON");
            search.complete = true;
        };
        var request = new SearchRequest("orders", Set.of(1), new Start.Earliest(), new End.Never(), IsolationLevel.READ_COMMITTED,
                new EveryRecord(), 1_000_000_000);

        exports.exportAll(request, directory.resolve("a.jsonl"), Format.JSON_LINES);

        assertThat(exports.state().get()).isEqualTo(new State.Written(new Outcome(directory.resolve("a.jsonl"), 1, 0, true),
                List.of("The expression could not be tested on 2 records, which are left out. The first: not JSON.")));
        assertThat(session.searches).singleElement().satisfies(search -> {
            assertThat(search.request.end()).isEqualTo(new End.Now());
            assertThat(search.request.partitions()).containsExactly(1);
            assertThat(search.request.isolation()).isEqualTo(IsolationLevel.READ_COMMITTED);
            assertThat(search.request.holdBytes()).isLessThan(100_000_000);
        });
    }

    private void append() {
        records.append(0, 1, Timestamp.Kind.CREATED, 1, null, ByteBuffer.wrap(new byte[] {'v'}), List.of());
    }
}
