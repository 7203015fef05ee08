package dev.topicscope.ui.produce;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// The bytes of a key, a value or a header's value as a file of the user's. Blocks: for workers.
final class PayloadFile {

    private static final String PART = ".part";
    private static final long LARGEST = 64L << 20;

    private PayloadFile() {
    }

    /// @throws FailureException `Disk` if it can't be read, `Invalid` if it is larger than what is sent from here
    static byte[] read(Path file) throws FailureException {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new FailureException(new Failure.Invalid("file", file.getFileName() + " has " + size + " bytes: a record is not sent"
                        + " from more than " + LARGEST + " here.", ""));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new FailureException(new Failure.Disk("read " + file.getFileName(), e.toString()));
        }
    }

    /// Makes `bytes` the content of `file`, for its owner's eyes only: all of it or none, in which case the file is as it was before.
    ///
    /// @throws FailureException `Disk` if it can't be written
    static void write(Path file, byte[] bytes) throws FailureException {
        try {
            var target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
            var part = Files.createTempFile(target.toAbsolutePath().getParent(), target.getFileName() + ".", PART);
            try {
                Files.write(part, bytes);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new FailureException(new Failure.Disk("write " + file.getFileName(), reason(e)), e);
        }
    }

    /// In the words of the system, such as “No space left on device”.
    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException its && its.getReason() != null ? its.getReason() + "." : e.toString();
        return reason + "\n" + e;
    }
}
