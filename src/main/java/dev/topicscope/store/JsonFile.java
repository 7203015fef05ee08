package dev.topicscope.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// One value kept in one JSON file, which only its user can read. Not thread-safe.
final class JsonFile<T> {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Class<T> type;
    private final Clock clock;

    JsonFile(Path file, Class<T> type, Clock clock) {
        this.file = file;
        this.type = type;
        this.clock = clock;
    }

    /// What was found: the value, if there was one that could be read; and where the file went, if it could not.
    record Found<T>(Optional<T> value, Optional<Path> setAside) {
    }

    /// Reads the file. One that is damaged is moved aside.
    ///
    /// @throws FailureException `Disk` if it is there and can be neither read nor moved
    Found<T> load() throws FailureException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new Found<>(Optional.empty(), Optional.empty());
        } catch (IOException e) {
            throw failure("read", e);
        }
        try {
            T value = MAPPER.readValue(bytes, type);
            if (value != null) {
                return new Found<>(Optional.of(value), Optional.empty());
            }
        } catch (JacksonException e) {
            // What is wrong with it can be seen in the file, which is kept; its content may be secret and is not for the log.
        } catch (IOException e) {
            throw failure("read", e);
        }
        return new Found<>(Optional.empty(), Optional.of(setAside()));
    }

    /// Replaces the file by `value`, all at once.
    ///
    /// @throws FailureException `Disk` if that fails; the old file is then untouched
    void save(T value) throws FailureException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            write(fresh, MAPPER.writeValueAsBytes(value));
            move(fresh, file);
        } catch (IOException e) {
            throw failure("save", e);
        }
    }

    private static void write(Path target, byte[] bytes) throws IOException {
        Files.deleteIfExists(target);
        boolean posix = target.getFileSystem().supportedFileAttributeViews().contains("posix");
        var attributes = posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        try (var channel = FileChannel.open(target, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path setAside() throws FailureException {
        var aside = file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(clock.instant()));
        try {
            Files.move(file, aside);
            return aside;
        } catch (IOException e) {
            throw failure("set aside the damaged", e);
        }
    }

    private FailureException failure(String what, IOException cause) {
        return new FailureException(new Failure.Disk(what + " " + file, cause.getClass().getSimpleName() + ": " + cause.getMessage()), cause);
    }
}
