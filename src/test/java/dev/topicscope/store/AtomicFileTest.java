package dev.topicscope.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AtomicFileTest {

    @TempDir
    private Path home;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = home.resolve("a/b/some.json");
    }

    @Test
    void makesMissingFoldersAndLeavesNothingElseBehind() throws IOException {
        AtomicFile.replace(file, "old".getBytes(UTF_8));
        AtomicFile.replace(file, "new".getBytes(UTF_8));

        assertThat(file).hasContent("new");
        assertThat(inFolder()).containsExactly("some.json");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadIt() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "readable by all");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        AtomicFile.replace(file, "secret".getBytes(UTF_8));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void foldersItMakesAreTheOwnersToo() throws IOException {
        AtomicFile.replace(file, "secret".getBytes(UTF_8));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()))).isEqualTo("rwx------");
    }

    @Test
    void removesItsOwnTraceIfItCanNotReplace() throws IOException {
        Files.createDirectories(file.resolve("a folder where the file should be"));

        assertThatThrownBy(() -> AtomicFile.replace(file, "new".getBytes(UTF_8))).isInstanceOf(IOException.class);

        assertThat(inFolder()).containsExactly("some.json");
        assertThat(file.resolve("a folder where the file should be")).isDirectory();
    }

    @Test
    void aFileInTheWayOfTheFolderIsAnError() throws IOException {
        Files.writeString(home.resolve("a"), "a file");

        assertThatThrownBy(() -> AtomicFile.replace(file, "new".getBytes(UTF_8))).isInstanceOf(IOException.class);

        assertThat(home.resolve("a")).hasContent("a file");
    }

    @Test
    void whatAKilledProcessLeftIsSweptButNotWhatAnotherWindowWritesNow() throws IOException {
        Files.createDirectories(file.getParent());
        var killed = Files.writeString(file.resolveSibling("some.json.123.tmp"), "{\"half");
        Files.setLastModifiedTime(killed, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        var writing = Files.writeString(file.resolveSibling("some.json.456.tmp"), "{\"half");

        AtomicFile.replace(file, "new".getBytes(UTF_8));

        assertThat(killed).doesNotExist();
        assertThat(writing).exists();
        assertThat(file).hasContent("new");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSymbolicLinkStaysOne() throws IOException {
        var real = Files.writeString(home.resolve("kept elsewhere.json"), "old");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, real);

        AtomicFile.replace(file, "new".getBytes(UTF_8));

        assertThat(file).isSymbolicLink();
        assertThat(real).hasContent("new");
    }

    private List<String> inFolder() throws IOException {
        try (var files = Files.list(file.getParent())) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
