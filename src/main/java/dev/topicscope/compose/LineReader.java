package dev.topicscope.compose;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Reads bytes line by line, whatever they mean. A line ends with a line feed, a carriage return before it is left out; the last needs
/// neither. Used by one thread.
final class LineReader implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST = 64 << 20;

    private final Input input;
    private final InputStream stream;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int end;
    private long number;

    /// A line, without its end, and its number, counted from 1. Of one that is `tooLong` there are no bytes.
    record Line(byte[] bytes, long number, boolean tooLong) {
    }

    private LineReader(Input input, InputStream stream) {
        this.input = input;
        this.stream = stream;
    }

    /// @throws FailureException `Disk` if it can't be read
    static LineReader open(Input input) throws FailureException {
        try {
            return new LineReader(input, input.open());
        } catch (IOException e) {
            throw unreadable(input, e);
        }
    }

    /// The next line; empty at the end.
    ///
    /// @throws FailureException `Disk` if it can't be read
    Optional<Line> next() throws FailureException {
        try {
            if (at == end && !fill()) {
                return Optional.empty();
            }
            number++;
            var begun = new ByteArrayOutputStream(0);
            boolean tooLong = false;
            do {
                int from = at;
                while (at < end && buffer[at] != '\n') {
                    at++;
                }
                tooLong = tooLong || begun.size() + (long) at - from > LONGEST;
                if (!tooLong) {
                    begun.write(buffer, from, at - from);
                }
            } while (at == end && fill());
            at = Math.min(at + 1, end);
            return Optional.of(new Line(tooLong ? new byte[0] : withoutReturn(begun.toByteArray()), number, tooLong));
        } catch (IOException e) {
            throw unreadable(input, e);
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            // What was to be read has been read.
            at = end;
        }
    }

    static FailureException unreadable(Input input, IOException e) {
        return new FailureException(new Failure.Disk("read " + input.name(), e.getClass().getSimpleName() + ": " + e.getMessage()), e);
    }

    static String tooLong(long number) {
        return "Line " + number + " is longer than " + (LONGEST >> 20) + " MiB.";
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, stream.read(buffer));
        return end > 0;
    }

    private static byte[] withoutReturn(byte[] line) {
        return line.length > 0 && line[line.length - 1] == '\r' ? Arrays.copyOf(line, line.length - 1) : line;
    }
}
