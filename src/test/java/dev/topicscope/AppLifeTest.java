package dev.topicscope;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.lab.Await;

import static org.assertj.core.api.Assertions.assertThat;

/// The whole program as a process: what it says when it can't open a window, and that it is gone once the window is.
class AppLifeTest {

    private static final List<String> COMMAND = List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp",
            System.getProperty("java.class.path"), "--module-path=" + System.getProperty("jdk.module.path"),
            "--add-modules=javafx.controls,jfx.incubator.richtext", "--enable-native-access=javafx.graphics,ALL-UNNAMED",
            "-Dprism.order=sw");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"starting", "reading"})
    void aWindowThatIsClosedLeavesNothingOfTheLab(String place) throws IOException, InterruptedException {
        assertThat(closed(place, "--lab")).isEqualTo("left: ");
    }

    @Test
    void aWindowThatIsClosedWhileConnectingLeavesNothing() throws IOException, InterruptedException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(closed("connecting", "--bootstrap", "127.0.0.1:" + silent.getLocalPort())).isEqualTo("left: ");
        }
    }

    @Test
    void aKilledWindowHasKeptItsPlace() throws Exception {
        var process = start(List.of("-Dglass.platform=Headless", "-Dtopicscope.home=" + directory, "dev.topicscope.Launcher"), _ -> { });
        try {
            Await.until("the settings are on disk", Duration.ofSeconds(60), () -> Files.exists(directory.resolve("config/settings.json")));
        } finally {
            process.destroyForcibly();
        }
        assertThat(directory.resolve("config/settings.json")).content().contains("\"width\"");
    }

    @Test
    void withoutADisplayOneSentenceIsSaid() throws IOException, InterruptedException {
        var process = start(List.of("dev.topicscope.Launcher"),
                builder -> builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY")));

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(said()).containsExactly("Topicscope opens a window, but there is no display here: DISPLAY is not set.");
    }

    @Test
    void aDisplayThatDoesNotAnswerIsSaidInOneSentence() throws IOException, InterruptedException {
        var process = start(List.of("dev.topicscope.Launcher"), builder -> builder.environment().put("DISPLAY", ":987"));

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(said()).anySatisfy(line -> assertThat(line).startsWith("Topicscope opens a window, but can't here: "));
        assertThat(said()).noneSatisfy(line -> assertThat(line).startsWith("\tat "));
    }

    /// The last line that a window closed at that place says.
    private String closed(String place, String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("-Dglass.platform=Headless", "dev.topicscope.ClosedWindow", place));
        line.addAll(List.of(arguments));
        var process = start(line, _ -> { });
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("%s ends", place).isTrue();
        return said().getLast();
    }

    private Process start(List<String> arguments, Consumer<ProcessBuilder> change) throws IOException {
        var line = new ArrayList<>(COMMAND);
        line.addAll(arguments);
        var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(directory.resolve("said").toFile());
        change.accept(builder);
        return builder.start();
    }

    private List<String> said() throws IOException {
        return Files.readAllLines(directory.resolve("said"), StandardCharsets.UTF_8);
    }
}
