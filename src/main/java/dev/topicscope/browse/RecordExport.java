package dev.topicscope.browse;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalLong;

import dev.topicscope.browse.Search.State;
import dev.topicscope.format.CsvLines;
import dev.topicscope.format.JsonLines;
import dev.topicscope.format.RawLines;
import dev.topicscope.format.RecordLines;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Message;

/// Writes records to a file: those that a store holds when it begins, or all that a search finds.
///
/// While it is written the file is named with `.part` at its end, and so it stays if the export is cancelled, the disk is full or not all
/// could be read: what looks whole is whole.
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
        CSV,
        /// The values as they are, each with a line break after it.
        VALUES;

        private RecordLines lines(OutputStream out) {
            return switch (this) {
                case JSON_LINES -> new JsonLines(out);
                case CSV -> new CsvLines(out);
                case VALUES -> new RawLines(out);
            };
        }
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

    /// What an export has come to: how many records are in `file`, and whether that is all that can be had. `leftOut` are not there, since
    /// the store had their beginning only and the cluster no longer has them.
    public record Outcome(Path file, long records, long leftOut, boolean isWhole) {
    }

    /// Writes the records of a store and counts them in `progress`. Blocks. Those that the store has cut are got by `whole`.
    ///
    /// Records that are dropped from the store while it is written are missing in the file.
    ///
    /// @throws FailureException `Disk` if the file can't be written (to its end), `Cancelled`, or what `whole` throws but `Gone`
    public static Outcome write(RecordStore records, Whole whole, Path target, Format format, ExportProgress progress,
            Cancellation cancellation)
            throws FailureException {
        return toFile(target, progress, out -> {
            var lines = format.lines(out);
            long leftOut = writeAll(records, whole, lines, progress, cancellation);
            lines.flush();
            return new Written(leftOut, true);
        });
    }

    /// Writes all that a search for `request` finds, as it is found. Blocks until the search has ended; memory holds at most
    /// `request.holdBytes` of matches, each whole. Where some of it can't be read, the outcome is not whole, and `progress` has the
    /// warnings.
    ///
    /// @throws FailureException `Disk` if the file can't be written (to its end), `Cancelled`, or why the cluster can't be searched
    public static Outcome search(Session session, SearchRequest request, Path target, Format format, ExportProgress progress,
            Cancellation cancellation) throws FailureException {
        try (var search = session.search(request.whole()); var _ = cancellation.onCancel(search::stop)) {
            return toFile(target, progress, out -> {
                var matches = new MatchLines(search, format.lines(out), OptionalLong.empty());
                progress.follow(search, matches);
                matches.write(() -> { }, cancellation);
                cancellation.check();
                if (search.progress().state() instanceof State.Failed(var why)) {
                    throw new FailureException(why);
                }
                return new Written(0, search.isComplete());
            });
        }
    }

    private record Written(long leftOut, boolean isWhole) {
    }

    private interface Writing {
        Written to(OutputStream out) throws IOException, FailureException, InterruptedException;
    }

    private static Outcome toFile(Path target, ExportProgress progress, Writing writing) throws FailureException {
        var part = target.resolveSibling(target.getFileName() + PART);
        try {
            Written written;
            try (var out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER_BYTES)) {
                written = writing.to(out);
            }
            if (written.isWhole()) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
            return new Outcome(written.isWhole() ? target : part, progress.written(), written.leftOut(), written.isWhole());
        } catch (IOException e) {
            throw new FailureException(new Failure.Disk("write " + target, reason(e) + "\nUp to " + progress.written()
                    + " records were written before, to " + part + "\n" + e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Cancelled(), e);
        }
    }

    private static long writeAll(RecordStore records, Whole whole, RecordLines lines, ExportProgress progress, Cancellation cancellation)
            throws IOException, FailureException {
        long end = records.end();
        long leftOut = 0;
        for (long index = records.first(); index < end; index++) {
            cancellation.check();
            var held = records.message(index);
            var message = held.isPresent() ? complete(held.get(), whole, cancellation) : held;
            if (message.isPresent()) {
                lines.write(message.get());
                progress.wrote();
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

    /// In the words of the system, such as “No space left on device”.
    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException its && its.getReason() != null ? its.getReason() : e.getMessage();
        return (reason == null ? e.getClass().getSimpleName() : reason) + ".";
    }
}
