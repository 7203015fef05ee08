package dev.topicscope.browse;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import dev.topicscope.format.CsvLines;
import dev.topicscope.format.JsonLines;
import dev.topicscope.format.RecordLines;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Message;

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

    /// Gets the whole of a record that a store has cut.
    public interface Whole {

        /// @throws FailureException as [Session#record] does
        Message of(Message cut, Cancellation cancellation) throws FailureException;

        /// The whole from the cluster.
        static Whole from(Session session) {
            return (cut, cancellation) -> session.record(cut.partition(), cut.offset(), _ -> { }, cancellation);
        }
    }

    /// So many records are in the file; so many are left out, since the store had their beginning only and the cluster no longer has them.
    public record Outcome(long records, long leftOut) {
    }

    /// Writes the records, counting them in `written`. Blocks. Those that the store has cut are got by `whole`.
    ///
    /// Records that are dropped from the store while it is written are missing in the file.
    ///
    /// @throws FailureException `Disk` if the file can't be written (to its end), `Cancelled`, or what `whole` throws but `Gone`
    public static Outcome write(RecordStore records, Whole whole, Path target, Format format, AtomicLong written, Cancellation cancellation)
            throws FailureException {
        var part = target.resolveSibling(target.getFileName() + PART);
        try {
            long leftOut;
            try (var out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER_BYTES)) {
                RecordLines lines = switch (format) {
                    case JSON_LINES -> new JsonLines(out);
                    case CSV -> new CsvLines(out);
                };
                leftOut = writeAll(records, whole, lines, written, cancellation);
                lines.flush();
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return new Outcome(written.get(), leftOut);
        } catch (IOException e) {
            throw new FailureException(new Failure.Disk("write " + target, e.getClass().getSimpleName() + ": " + e.getMessage() + "\n"
                    + written.get() + " records were written before, to " + part), e);
        }
    }

    private static long writeAll(RecordStore records, Whole whole, RecordLines lines, AtomicLong written, Cancellation cancellation)
            throws IOException, FailureException {
        long end = records.end();
        long leftOut = 0;
        for (long index = records.first(); index < end; index++) {
            cancellation.check();
            var held = records.message(index);
            var message = held.isPresent() ? complete(held.get(), whole, cancellation) : held;
            if (message.isPresent()) {
                lines.write(message.get());
                written.incrementAndGet();
            } else if (held.isPresent()) {
                leftOut++;
            }
        }
        return leftOut;
    }

    private static Optional<Message> complete(Message held, Whole whole, Cancellation cancellation) throws FailureException {
        if (!held.isCut()) {
            return Optional.of(held);
        }
        try {
            return Optional.of(whole.of(held, cancellation));
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Gone) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
