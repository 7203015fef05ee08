package dev.topicscope;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.lab.Await;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

/// `bin/topicscope` as it is installed, with Javas that only say how they were called.
///
/// Asks for a version that no Java on this machine has, so that it finds none but those of the test.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
class StartScriptTest {

    private static final int NEEDED = 990;
    private static final String NEWER = NEEDED + 1 + ".0.2";
    private static final String OLDER = "17.0.15";

    @TempDir
    private Path folder;
    private Path installed;
    private Path script;

    @BeforeEach
    void install() throws IOException {
        installed = folder.resolve("an installed program");
        script = executable(installed.resolve("bin/topicscope"), Files.readString(Path.of("src/dist/bin/topicscope"))
                .replace("@jdk@", Integer.toString(NEEDED)).replace("@main.class@", "the.Main"));
        Files.createDirectories(installed.resolve("lib"));
        Files.createFile(installed.resolve("lib/b.jar"));
        Files.createFile(installed.resolve("lib/a.jar"));
        Files.createFile(installed.resolve("lib/jvm.options"));
    }

    @Test
    void startsTheMainClassOnTheJarsInTheirOrder() throws Exception {
        var run = run(Map.of("JAVA_HOME", java("jdk", NEWER)));

        assertThat(run.lines()).containsExactly("jdk", "@" + installed + "/lib/jvm.options", "--module-path=" + installed + "/javafx",
                "-classpath", installed + "/lib/a.jar:" + installed + "/lib/b.jar", "the.Main");
    }

    @Test
    void passesEachArgumentOnAsItIs() throws Exception {
        var arguments = List.of("--topic", "two words", "", "*", "$HOME", "a\"b'c", "\\n", "@file", "ünï 한");

        var run = run(Map.of("JAVA_HOME", java("jdk", NEWER)), arguments.toArray(String[]::new));

        assertThat(run.lines().subList(6, run.lines().size())).isEqualTo(arguments);
    }

    @Test
    void endsWithTheExitCodeOfTheProgram() throws Exception {
        assertThat(run(Map.of("JAVA_HOME", java("jdk", NEWER)), "exit 7").code()).isEqualTo(7);
    }

    @Test
    void becomesTheProgramSoThatSignalsReachIt() throws Exception {
        var process = start(script, Map.of("JAVA_HOME", java("jdk", NEWER)), "pid");

        assertThat(new String(process.getInputStream().readAllBytes()).lines()).contains("pid " + process.pid());
    }

    @Test
    void keepsWhatAScanHasTaughtTheJvmForTheNextOnes() throws Exception {
        var environment = Map.of("JAVA_HOME", java("jdk", NEWER), "XDG_CACHE_HOME", folder.resolve("cache").toString());

        var first = run(environment, "scan", "--topic", "t");
        Await.until("what was learnt is kept", () -> learnt().size() == 1);
        var second = run(environment, "scan", "--topic", "t");

        assertThat(first.lines()).contains("-XX:AOTMode=record", "the.Main").endsWith("scan", "--topic", "t");
        assertThat(second.lines()).contains("-XX:AOTCache=" + learnt().getFirst(), "the.Main").doesNotContain("-XX:AOTMode=record")
                .endsWith("scan", "--topic", "t");
    }

    @Test
    void keepsNothingOfAScanThatFails() throws Exception {
        var environment = Map.of("JAVA_HOME", java("jdk", NEWER), "XDG_CACHE_HOME", folder.resolve("cache").toString());

        assertThat(run(environment, "scan", "exit 3").code()).isEqualTo(3);
        assertThat(folder.resolve("cache/topicscope")).isEmptyDirectory();
    }

    @Test
    void scansWhereNothingCanBeKept() throws Exception {
        var file = Files.createFile(folder.resolve("no folder"));

        var run = run(Map.of("JAVA_HOME", java("jdk", NEWER), "XDG_CACHE_HOME", file.toString()), "scan", "exit 1");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.lines()).startsWith("jdk").endsWith("scan", "exit 1").noneMatch(line -> line.contains("AOT"));
    }

    @Test
    void isCalledThroughLinksFromAnywhere() throws Exception {
        Files.createSymbolicLink(Files.createDirectories(folder.resolve("links")).resolve("absolute"), script);
        var linkToLink = Files.createSymbolicLink(folder.resolve("relative"), Path.of("links/absolute"));

        var run = run(linkToLink, Map.of("JAVA_HOME", java("jdk", NEWER)));

        assertThat(run.lines()).contains("@" + installed + "/lib/jvm.options");
    }

    @Test
    void isCalledByARelativePath() throws Exception {
        // With CDPATH, cd says where it went, and may go elsewhere.
        var run = run(folder.relativize(script), Map.of("JAVA_HOME", java("jdk", NEWER), "CDPATH", folder.toString()));

        assertThat(run.lines()).contains("@" + installed + "/lib/jvm.options");
    }

    @Test
    void prefersTheJavaThatItIsGiven() throws Exception {
        var run = run(Map.of("TOPICSCOPE_JAVA_HOME", java("chosen", NEWER), "JAVA_HOME", java("other", NEWER)));

        assertThat(run.lines()).startsWith("chosen");
    }

    @Test
    void doesNotPassOverTheJavaThatItIsGivenInSilence() throws Exception {
        var given = java("chosen", OLDER);

        var run = run(Map.of("TOPICSCOPE_JAVA_HOME", given, "JAVA_HOME", java("other", NEWER)));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.lines()).containsExactly(
                "topicscope: TOPICSCOPE_JAVA_HOME is " + given + ", and there is no Java " + NEEDED + " or newer in it.");
    }

    @Test
    void passesOverAJavaThatIsTooOld() throws Exception {
        java("home/.sdkman/candidates/java/" + NEWER + "-tem", NEWER);

        var run = run(Map.of("JAVA_HOME", java("old", OLDER), "JAVA25_HOME", java("odd", "no number")));

        assertThat(run.lines()).startsWith(NEWER + "-tem");
    }

    @Test
    void findsTheJavaBehindTheOneOnThePath() throws Exception {
        java("jdk", NEWER);
        var bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), folder.resolve("jdk/bin/java"));

        var run = run(Map.of("PATH", bin + ":" + System.getenv("PATH")));

        assertThat(run.lines()).startsWith("jdk");
    }

    @Test
    void saysInOneSentenceWhatToInstall() throws Exception {
        var run = run(Map.of("JAVA_HOME", java("old", OLDER)));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.lines()).singleElement().asString()
                .contains("needs Java " + NEEDED + " or newer", "install", "https://adoptium.net");
    }

    private List<Path> learnt() {
        var kept = folder.resolve("cache/topicscope");
        try (var files = Files.list(kept)) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Run(List<String> lines, int code) {
    }

    private Run run(Map<String, String> environment, String... arguments) throws Exception {
        return run(script, environment, arguments);
    }

    private Run run(Path command, Map<String, String> environment, String... arguments) throws Exception {
        var process = start(command, environment, arguments);
        var lines = new String(process.getInputStream().readAllBytes()).lines().toList();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Run(lines, process.exitValue());
    }

    private Process start(Path command, Map<String, String> environment, String... arguments) throws IOException {
        var line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.contains("JAVA"));
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// A Java home whose `java` prints the last part of its home's name and then each argument on a line.
    private String java(String name, String version) throws IOException {
        var home = folder.resolve(name);
        executable(home.resolve("bin/java"), """
                #!/bin/sh
                echo %s
                printf '%%s\\n' "$@"
                for last; do
                    case $last in -XX:AOTCache=*.aot.*/cache) : > "${last#*=}" ;; esac
                done
                case $last in
                    pid) echo "pid $$" ;;
                    exit*) $last ;;
                esac
                """.formatted(home.getFileName()));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
        return home.toString();
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.setPosixFilePermissions(Files.writeString(file, text), fromString("rwxr-xr-x"));
    }
}
