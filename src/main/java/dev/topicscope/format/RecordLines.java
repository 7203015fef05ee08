package dev.topicscope.format;

import java.io.IOException;
import java.io.OutputStream;

import dev.topicscope.model.Message;

/// Writes records one after the other, each as a line: [JsonLines], [CsvLines] or [RawLines].
///
/// Lines are gathered and passed on some tens of kilobytes at a time. Confined to one thread; whoever made the target closes it.
public abstract sealed class RecordLines permits JsonLines, CsvLines, RawLines {

    private static final int ENOUGH = 1 << 16;

    private final OutputStream target;
    private final LineBuffer line = new LineBuffer();

    RecordLines(OutputStream target) {
        this.target = target;
    }

    /// Takes the next record.
    ///
    /// @throws IOException if the target does not take what has gathered
    public final void write(Message message) throws IOException {
        put(message, line);
        if (line.size() >= ENOUGH) {
            passOn();
        }
    }

    /// Passes on all that has been taken.
    ///
    /// @throws IOException if the target does not take it
    public final void flush() throws IOException {
        passOn();
        target.flush();
    }

    abstract void put(Message message, LineBuffer into);

    /// What stands before the first record.
    final LineBuffer line() {
        return line;
    }

    private void passOn() throws IOException {
        line.passTo(target);
    }
}
