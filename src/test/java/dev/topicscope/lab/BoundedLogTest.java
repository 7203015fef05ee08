package dev.topicscope.lab;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BoundedLogTest {

    @TempDir
    private Path directory;

    @Test
    void keepsTheNewestInTwoFilesOfBoundedSize() throws Exception {
        var file = directory.resolve("broker.log");
        try (var log = new BoundedLog(file, 100)) {
            for (int line = 0; line < 50; line++) {
                log.write("line %04d\n".formatted(line).getBytes(StandardCharsets.US_ASCII));
            }
        }
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2).allSatisfy(one -> assertThat(one).hasSize(100));
        }
        assertThat(file).content().endsWith("line 0049\n");
        assertThat(directory.resolve("broker.log.1")).content().endsWith("line 0039\n");
    }

    @Test
    void goesOnWhereTheLastRunEndedAndCutsWhatIsLongerThanTheBound() throws Exception {
        var file = directory.resolve("broker.log");
        try (var log = new BoundedLog(file, 10)) {
            log.write("abc".getBytes(StandardCharsets.US_ASCII));
        }
        try (var log = new BoundedLog(file, 10)) {
            log.write("def".getBytes(StandardCharsets.US_ASCII));
            assertThat(file).hasContent("abcdef");
            log.write("0123456789ABC".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(file).hasContent("0123456789");
    }
}
