package dev.topicscope.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replaces a file whole, for its owner's eyes only.
final class AtomicFile {

    private static final Logger LOG = LoggerFactory.getLogger(AtomicFile.class);
    // Long enough that no other window is still writing it.
    private static final Duration ABANDONED = Duration.ofHours(1);

    private AtomicFile() {
    }

    /// Makes `content` the content of `path`, which need not exist, nor its directory. Whatever happens on the way, the file holds
    /// either the old content or the new. A symbolic link stays, and what it points to is replaced.
    ///
    /// @throws IOException if it can't be written; the file is then as before
    static void replace(Path path, byte[] content) throws IOException {
        var target = Files.isSymbolicLink(path) ? path.toRealPath() : path;
        var directory = target.toAbsolutePath().getParent();
        Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
        removeAbandoned(directory, prefix(target));
        var fresh = Files.createTempFile(directory, prefix(target), ".tmp", ownerOnly(directory, "rw-------"));
        try {
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                var rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            remove(fresh, e);
            throw e;
        }
        if (isPosix(directory)) {
            forceMove(directory);
        }
    }

    /// Removes what a process that was killed while writing left behind, since it may hold secrets.
    private static void removeAbandoned(Path directory, String prefix) {
        var before = Instant.now().minus(ABANDONED);
        try (var leftovers = Files.newDirectoryStream(directory, prefix + "*.tmp")) {
            for (var leftover : leftovers) {
                if (Files.isRegularFile(leftover) && Files.getLastModifiedTime(leftover).toInstant().isBefore(before)) {
                    Files.deleteIfExists(leftover);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Another window may be sweeping too: no reason not to save.
            LOG.debug("Could not remove abandoned files", e);
        }
    }

    private static void remove(Path fresh, IOException because) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /// Has the move itself survive a power cut, where the file system can do that.
    private static void forceMove(Path directory) {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The new content is in place: to call that a failure would be wrong.
            LOG.debug("Could not force the directory to the disk", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path directory, String permissions) {
        if (!isPosix(directory)) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))};
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String prefix(Path target) {
        return target.getFileName() + ".";
    }
}
