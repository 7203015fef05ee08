package dev.topicscope.ui.messages;

import java.util.function.Consumer;
import java.util.function.Supplier;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.topicscope.browse.RecordExport;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.browse.Session;
import dev.topicscope.format.RecordSnippets;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Message;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.ui.kit.RowRange;

/// Copies records as text. They are written on a worker, since there may be many or large ones, and no more of them than a clipboard takes
/// well: 10,000 records or 32 million characters. FX thread only.
public final class CopyViewModel {

    static final int MOST_RECORDS = 10_000;
    static final int MOST_CHARACTERS = 32_000_000;

    private final RecordExport.Whole whole;
    private final Slot writing;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());

    /// How a record is written.
    enum Form {
        VALUE, KEY, LINE, JSON, KCAT, JAVA
    }

    /// How the last copy ended.
    sealed interface State {

        /// As was asked for, or there was none.
        record None() implements State {
        }

        /// Only the first of the records were copied, since all would be too many.
        record Cut(long copied, long wanted) implements State {
        }

        /// Nothing was copied, and why.
        record Failed(Failure failure) implements State {
        }
    }

    private record Copied(String text, long records) {
    }

    /// Gets from `session` what only the beginning of is at hand.
    public CopyViewModel(Session session, Background background) {
        this.whole = RecordExport.Whole.from(session);
        this.writing = new Slot(background);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Passes the records of those rows to `clipboard`, in their order, each on a line of its own. `bootstrap` is where their cluster is.
    void copy(RecordStore records, RowRange rows, Form form, String bootstrap, Consumer<String> clipboard) {
        writing.start("copy records", cancellation -> write(records, rows, form, bootstrap, cancellation), copied -> {
            if (copied.records() > 0) {
                clipboard.accept(copied.text());
            }
            state.set(copied.records() < rows.length() ? new State.Cut(copied.records(), rows.length()) : new State.None());
        }, this::failed);
    }

    /// Passes a text to `clipboard` that may take a while to make.
    void copy(Supplier<String> text, Consumer<String> clipboard) {
        writing.start("copy", _ -> text.get(), made -> {
            clipboard.accept(made);
            dismiss();
        }, this::failed);
    }

    /// Takes note of how the last copy ended.
    void dismiss() {
        state.set(new State.None());
    }

    public void close() {
        writing.cancel();
    }

    private void failed(Failure failure) {
        state.set(new State.Failed(failure));
    }

    private Copied write(RecordStore records, RowRange rows, Form form, String bootstrap, Cancellation cancellation)
            throws FailureException {
        var text = new StringBuilder();
        long written = 0;
        for (long row = rows.from(); row < rows.to() && written < MOST_RECORDS; row++) {
            cancellation.check();
            var message = records.message(row);
            if (message.isPresent()) {
                var held = message.get();
                var taken = held.isCut() && form != Form.KCAT ? whole.of(held, cancellation) : held;
                String one = one(taken, form, bootstrap, rows.length() > 1 ? "record" + (written + 1) : "record");
                if (text.length() + (long) one.length() >= MOST_CHARACTERS) {
                    break;
                }
                text.append(written == 0 ? "" : "\n").append(one);
                written++;
            }
        }
        return new Copied(text.toString(), written);
    }

    private static String one(Message message, Form form, String bootstrap, String name) {
        return switch (form) {
            case VALUE -> RecordSnippets.text(message.value());
            case KEY -> RecordSnippets.text(message.key());
            case LINE -> RecordSnippets.line(message);
            case JSON -> RecordSnippets.json(message);
            case KCAT -> RecordSnippets.kcat(message, bootstrap);
            case JAVA -> RecordSnippets.java(message, name);
        };
    }
}
