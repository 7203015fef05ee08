package dev.topicscope.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A log file that never grows beyond a bound: when full it becomes `<name>.1`, in the place of the one before, and a new one is begun.
///
/// Thread-safe. Together the two files hold at most twice the bound.
final class BoundedLog extends OutputStream {

    private final Path file;
    private final long boundBytes;
    private OutputStream out;
    private long written;

    BoundedLog(Path file, long boundBytes) throws IOException {
        this.file = file;
        this.boundBytes = boundBytes;
        open();
    }

    @Override
    public synchronized void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        if (written > 0 && written + length > boundBytes) {
            turnOver();
        }
        int kept = (int) Math.min(length, boundBytes);
        out.write(bytes, from, kept);
        written += kept;
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private void turnOver() throws IOException {
        out.close();
        Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        open();
    }

    private void open() throws IOException {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written = Files.size(file);
    }
}
