package dev.topicscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.cli.Arguments.Outcome;
import dev.topicscope.model.Start;

import static org.assertj.core.api.Assertions.assertThat;

class ArgumentsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutArgumentsTheWindowOpensWithWhatIsSaved() {
        var options = window();

        assertThat(options.lab()).isFalse();
        assertThat(options.bootstrap()).isEmpty();
    }

    @Test
    void aTopicOfTheLabIsReadFromWhereTheUserSays() {
        var options = window("--lab", "--topic", "orders", "--from", "time:2026-11-24T00:00:00Z");

        assertThat(options.lab()).isTrue();
        assertThat(options.topic()).contains("orders");
        assertThat(options.from()).contains(new Start.AtTime(Instant.parse("2026-11-24T00:00:00Z")));
    }

    @Test
    void propertiesMayNameTheBrokers(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("client.properties"), "bootstrap.servers=one:1,two:2\nsecurity.protocol=SSL\n");

        var options = window("--properties", file.toString());

        assertThat(options.bootstrap()).contains("one:1,two:2");
        assertThat(options.properties()).isEqualTo(Map.of("security.protocol", "SSL"));
    }

    @Test
    void propertiesStayOutOfLogs(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("client.properties"), "sasl.jaas.config=password-of-bob\n");

        assertThat(window("--bootstrap", "a:1", "--properties", file.toString())).asString().doesNotContain("password-of-bob");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --labs                                       | Topicscope has no option “--labs”.
        orders                                       | “orders” is not an option: options begin with --.
        --bootstrap                                  | --bootstrap
        --bootstrap h:99999                          | “h:99999” has port 99999, but ports go from 1 to 65535.
        --bootstrap h:1 --topic t --from yesterday   | --from: “yesterday” is no start of a read
        --lab --bootstrap h:1                        | --lab opens a cluster of its own
        --topic orders                               | --topic needs a cluster
        --lab --from earliest                        | --from needs a topic
        --lab --lab                                  | --lab
        --properties /no/such/file                   | --properties: there is no file “/no/such/file”.
        """)
    void aWrongArgumentIsNamedInOneSentenceAndNothingElseIsSaidThanWhereToLook(String line, String sentence) {
        var outcome = Arguments.read(line.split(" "), new PrintWriter(out), new PrintWriter(err));

        assertThat(outcome).isEqualTo(new Outcome.Exit(2));
        assertThat(err.toString().lines()).hasSize(2).first().asString().contains(sentence);
        assertThat(err.toString().lines()).last().isEqualTo("topicscope --help tells what there is.");
    }

    @Test
    void propertiesThatAreNoTextAreRefused(@TempDir Path directory) throws IOException {
        var file = Files.write(directory.resolve("client.properties"), new byte[] {(byte) 0xc3, (byte) 0x28});

        assertThat(Arguments.read(new String[] {"--properties", file.toString()}, new PrintWriter(out), new PrintWriter(err)))
                .isEqualTo(new Outcome.Exit(2));
        assertThat(err.toString()).contains("is not a file of properties.");
    }

    @Test
    void versionAndHelpAreAnsweredWithoutAWindow() {
        assertThat(Arguments.read(new String[] {"--version"}, new PrintWriter(out, true), new PrintWriter(err)))
                .isEqualTo(new Outcome.Exit(0));
        assertThat(out.toString()).matches("topicscope [0-9]+\\.[0-9]+.*\\R");

        assertThat(Arguments.read(new String[] {"--help"}, new PrintWriter(out, true), new PrintWriter(err)))
                .isEqualTo(new Outcome.Exit(0));
        assertThat(out.toString()).contains("--lab", "--bootstrap", "--properties", "--topic", "--from", "--version", "--help");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aMissingDisplayIsSaidOnlyWhereOneIsNeeded() {
        assertThat(Display.missing("Linux", Optional.empty(), Map.of())).get().asString().contains("DISPLAY is not set");
        assertThat(Display.missing("Linux", Optional.empty(), Map.of("WAYLAND_DISPLAY", "wayland-0"))).get().asString()
                .contains("XWayland");
        assertThat(Display.missing("Linux", Optional.empty(), Map.of("DISPLAY", ":0"))).isEmpty();
        assertThat(Display.missing("Linux", Optional.of("Headless"), Map.of())).isEmpty();
        assertThat(Display.missing("Mac OS X", Optional.empty(), Map.of())).isEmpty();
        assertThat(Display.missing("Windows 11", Optional.empty(), Map.of())).isEmpty();
    }

    private Options window(String... args) {
        var outcome = Arguments.read(args, new PrintWriter(out), new PrintWriter(err));
        assertThat(outcome).as(err.toString()).isInstanceOf(Outcome.Window.class);
        return ((Outcome.Window) outcome).options();
    }
}
