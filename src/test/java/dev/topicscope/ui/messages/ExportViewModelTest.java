package dev.topicscope.ui.messages;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.RecordExport.Format;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.model.Timestamp;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.messages.ExportViewModel.State;

import static org.assertj.core.api.Assertions.assertThat;

class ExportViewModelTest {

    private final DirectBackground background = new DirectBackground();
    private final ExportViewModel exports = new ExportViewModel(new FakeSession(), background);
    private final RecordStore records = new RecordStore("orders", 1_000_000);
    @TempDir
    private Path directory;

    @Test
    void saysWhatIsWrittenAndThatItIsWhole() {
        append();
        background.hold();
        exports.export(records, directory.resolve("a.jsonl"), Format.JSON_LINES);
        assertThat(exports.state().get()).isEqualTo(new State.Writing(directory.resolve("a.jsonl"), 0, 1));

        background.runHeld();
        assertThat(exports.state().get()).isEqualTo(new State.Written(directory.resolve("a.jsonl"), 1, 0));

        exports.dismiss();
        assertThat(exports.state().get()).isEqualTo(new State.None());
    }

    @Test
    void saysWhyItFailed() {
        append();
        exports.export(records, directory.resolve("missing").resolve("a.csv"), Format.CSV);

        assertThat(exports.state().get()).isInstanceOf(State.Failed.class);
    }

    private void append() {
        records.append(0, 1, Timestamp.Kind.CREATED, 1, null, ByteBuffer.wrap(new byte[] {'v'}), List.of());
    }
}
