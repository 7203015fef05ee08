package dev.topicscope.browse;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;

import dev.topicscope.format.CsvLines;
import dev.topicscope.format.JsonLines;
import dev.topicscope.format.RecordLines;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Writes the records of a store to a file, those that are held when it begins.
///
/// While it is written the file is named with `.part` at its end, and so it stays if the export is cancelled or the disk is full: what
/// looks whole is whole.
public final class RecordExport {

    private static final String PART = ".part";
    private static final int BUFFER_BYTES = 1 << 18;

    private RecordExport() {
    }

    /// How records are written.
    public enum Format {
        /// One JSON object a line; nothing is lost.
        JSON_LINES,
        /// Comma-separated values, for people and spreadsheets.
        CSV
    }

    /// Writes the records, counting them in `written`, and returns how many there were. Blocks.
    ///
    /// Records that are dropped from the store while it is written are missing in the file.
    ///
    /// @throws FailureException `Disk` if the file can't be written (to its end), `Cancelled`
    public static long write(RecordStore records, Path target, Format format, AtomicLong written, Cancellation cancellation)
            throws FailureException {
        var part = target.resolveSibling(target.getFileName() + PART);
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER_BYTES)) {
                RecordLines lines = switch (format) {
                    case JSON_LINES -> new JsonLines(out);
                    case CSV -> new CsvLines(out);
                };
                writeAll(records, lines, written, cancellation);
                lines.flush();
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return written.get();
        } catch (IOException e) {
            throw new FailureException(new Failure.Disk("write " + target, e.getClass().getSimpleName() + ": " + e.getMessage() + "\n"
                    + written.get() + " records were written before, to " + part), e);
        }
    }

    private static void writeAll(RecordStore records, RecordLines lines, AtomicLong written, Cancellation cancellation)
            throws IOException, FailureException {
        long end = records.end();
        for (long index = records.first(); index < end; index++) {
            cancellation.check();
            var message = records.message(index);
            if (message.isPresent()) {
                lines.write(message.get());
                written.incrementAndGet();
            }
        }
    }
}
