package dev.topicscope.ui.messages;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.topicscope.browse.FakeReading;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.model.Start;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.kit.RowRange;
import dev.topicscope.ui.messages.CopyViewModel.Form;
import dev.topicscope.ui.messages.CopyViewModel.State;

import static org.assertj.core.api.Assertions.assertThat;

class CopyViewModelTest {

    private final FakeSession session = new FakeSession();
    private final MessagesViewModel messages = new MessagesViewModel(session, "orders", 200_000_000);
    private final CopyViewModel copies = new CopyViewModel(new FakeSession(), new DirectBackground());
    private final List<String> clipboard = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Form.class)
    void everyFormPutsEachRecordOnItsLine(Form form) {
        bring(3, "two words");

        copy(0, 3, form);

        assertThat(clipboard.getFirst().lines()).hasSize(3);
        assertThat(copies.state().get()).isEqualTo(new State.None());
    }

    @Test
    void aLineHasNoBreaksInIt() {
        bring(1, "a\nb\tc\r\nd");

        copy(0, 1, Form.LINE);

        assertThat(clipboard.getFirst()).endsWith("\tk\ta⏎b⇥c⏎d").doesNotContain("\n");
    }

    @Test
    void tooManyRecordsAreCutAndThatIsSaid() {
        bring(CopyViewModel.MOST_RECORDS + 5, "v");

        copy(0, CopyViewModel.MOST_RECORDS + 5, Form.VALUE);

        assertThat(clipboard.getFirst().lines()).hasSize(CopyViewModel.MOST_RECORDS);
        assertThat(copies.state().get()).isEqualTo(new State.Cut(CopyViewModel.MOST_RECORDS, CopyViewModel.MOST_RECORDS + 5));
        copies.dismiss();
        assertThat(copies.state().get()).isEqualTo(new State.None());
    }

    @Test
    void tooLargeRecordsAreCutAndWhatTheClipboardHeldStaysIfNoneFits() {
        bring(3, "x".repeat(12_000_000));
        copy(0, 3, Form.VALUE);
        assertThat(copies.state().get()).isEqualTo(new State.Cut(2, 3));

        clipboard.clear();
        bring(1, "x".repeat(CopyViewModel.MOST_CHARACTERS));
        copy(0, 1, Form.VALUE);
        assertThat(copies.state().get()).isEqualTo(new State.Cut(0, 1));
        assertThat(clipboard).isEmpty();
    }

    private void bring(int records, String value) {
        messages.read(new Start.Earliest());
        FakeReading reading = session.readings.getLast();
        for (int i = 0; i < records; i++) {
            reading.bring(0, i, "k", value);
        }
    }

    private void copy(long from, long to, Form form) {
        copies.copy(messages.records().orElseThrow(), new RowRange(from, to), form, "localhost:9092", clipboard::add);
    }
}
