package dev.topicscope.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;

import dev.topicscope.browse.RecordSource;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// A file as it was when it was chosen: by its size and the time of its last change.
public record ChosenFile(Path path, long sizeBytes, Instant changed) {

    public ChosenFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(changed, "changed");
    }

    /// Looks at a file. Blocks.
    ///
    /// @throws FailureException `Invalid` if there is none, or it is a folder, `Disk` if it can't be looked at
    public static ChosenFile look(Path path) throws FailureException {
        try {
            var seen = Files.readAttributes(path, BasicFileAttributes.class);
            if (seen.isDirectory()) {
                throw new FailureException(new Failure.Invalid("file", name(path) + " is a folder: choose a file in it.", ""));
            }
            return new ChosenFile(path, seen.size(), seen.lastModifiedTime().toInstant());
        } catch (NoSuchFileException e) {
            throw new FailureException(new Failure.Invalid("file", name(path) + " is not there any more.", String.valueOf(path)), e);
        } catch (IOException e) {
            throw new FailureException(new Failure.Disk("look at " + path, e.getClass().getSimpleName() + ": " + e.getMessage()), e);
        }
    }

    /// Its name without its folders.
    public String name() {
        return name(path);
    }

    /// Ends quietly if the file is still as it was. Blocks.
    ///
    /// @throws FailureException `Invalid` if it is not, or gone, `Disk` if it can't be looked at
    public void check() throws FailureException {
        if (!look(path).equals(this)) {
            throw new FailureException(new Failure.Invalid("file", name() + " has changed since it was read here.", String.valueOf(path)));
        }
    }

    /// The same records, unless the file is no longer what it was when it was chosen: then the run fails before the first.
    public RecordSource.Plan unchanged(RecordSource.Plan plan) {
        return new RecordSource.Plan() {
            @Override
            public RecordSource open(Cancellation cancellation) throws FailureException {
                check();
                return plan.open(cancellation);
            }

            @Override
            public OptionalLong count() {
                return plan.count();
            }
        };
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName() == null ? path : path.getFileName());
    }
}
