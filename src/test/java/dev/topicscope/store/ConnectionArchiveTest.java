package dev.topicscope.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Marking;
import dev.topicscope.model.Marking.Colour;
import dev.topicscope.model.Marking.Kind;
import dev.topicscope.model.Route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ConnectionArchiveTest {

    private static final String SECRET = "swordfish-4711";
    private static final Connection DEV = new Connection("d", "dev", "dev:9092", Map.of());
    private static final Connection PROD = new Connection("p", "prod", "prod:9092", Map.of("security.protocol", "SASL_SSL",
            "sasl.jaas.config", "user \"u\" password \"" + SECRET + "\";", "ssl.keystore.password", SECRET),
            new Route.Socks(new HostPort("proxy", 1080), Optional.of("me")), new Marking(Kind.PRODUCTION, Colour.PURPLE, true));

    @TempDir
    private Path directory;

    @Test
    void withoutAPassphraseNoSecretIsInTheFile() throws FailureException, IOException {
        ConnectionArchive.write(file(), List.of(DEV, PROD), Optional.empty());

        assertThat(Files.readString(file())).contains("prod:9092", "SASL_SSL", "socks5").doesNotContain(SECRET, "jaas");
        var archive = ConnectionArchive.read(file());
        assertThat(archive.isSealed()).isFalse();
        assertThat(archive.connections()).containsExactly(DEV, PROD.withProperties(Map.of("security.protocol", "SASL_SSL")));
        assertThat(archive.opened("any".toCharArray())).isEqualTo(archive.connections());
    }

    @Test
    void withAPassphraseEverythingComesBackAndNothingIsReadableBefore() throws FailureException, IOException {
        ConnectionArchive.write(file(), List.of(DEV, PROD), Optional.of("correct horse".toCharArray()));

        assertThat(Files.readString(file())).doesNotContain(SECRET, "jaas", "correct horse");
        var archive = ConnectionArchive.read(file());
        assertThat(archive.isSealed()).isTrue();
        assertThat(archive.connections().getLast().properties()).containsOnlyKeys("security.protocol");
        assertThat(archive.opened("correct horse".toCharArray())).containsExactly(DEV, PROD);
    }

    @Test
    void aWrongPassphraseIsSaid() throws FailureException {
        ConnectionArchive.write(file(), List.of(PROD), Optional.of("correct horse".toCharArray()));
        var archive = ConnectionArchive.read(file());

        var failure = catchThrowableOfType(FailureException.class, () -> archive.opened("Correct horse".toCharArray())).failure();

        assertThat(failure).isInstanceOfSatisfying(Failure.Invalid.class, invalid -> {
            assertThat(invalid.field()).isEqualTo(ConnectionArchive.PASSPHRASE);
            assertThat(invalid.reason()).contains("do not open with this passphrase").doesNotContain("orrect horse");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
            "                                                                     | no JSON",
            "not json                                                             | no JSON from line 1 on",
            "[1]                                                                  | no JSON object",
            "{\"connections\":[]}                                                 | does not say that it is one",
            "{\"format\":\"topicscope-connections\",\"connections\":[]}           | no proper version",
            "{\"format\":\"topicscope-connections\",\"version\":9}                | newer Topicscope",
            "{\"format\":\"topicscope-connections\",\"version\":1}                | connections is missing",
            "{\"format\":\"topicscope-connections\",\"version\":1,\"connections\":[{\"id\":\"a\"}]} | name is missing",
            "{\"format\":\"topicscope-connections\",\"version\":1,\"connections\":[],\"secrets\":{\"iterations\":2000000000}} | not known",
            "{\"format\":\"topicscope-connections\",\"version\":1,\"connections\":[],\"secrets\":{\"iterations\":1}} | not known"
    })
    void whatIsNoArchiveIsSaid(String content, String reason) throws IOException {
        Files.writeString(file(), content == null ? "" : content);

        var failure = catchThrowableOfType(FailureException.class, () -> ConnectionArchive.read(file())).failure();

        assertThat(failure).isInstanceOfSatisfying(Failure.Invalid.class, invalid ->
                assertThat(invalid.reason()).startsWith("This is no export of connections: ").contains(reason));
        assertThat(file()).as("it is the user's file and stays where it is").exists();
    }

    @Test
    void aMissingFileIsTheDisksFailure() {
        assertThat(catchThrowableOfType(FailureException.class, () -> ConnectionArchive.read(file())).failure())
                .isInstanceOf(Failure.Disk.class);
    }

    @Test
    void aFileFromOthersBringsNoSecretInTheClearAndNoProgramToRun() throws FailureException, IOException {
        Files.writeString(file(), """
                {"format": "topicscope-connections", "version": 1, "connections": [{"id": "x", "name": "x", "bootstrap": "x:9092",
                 "properties": {"ssl.key.password": "theirs", "client.rack": "a"},
                 "route": {"kind": "kubectl", "context": "minikube", "program": "/tmp/evil"}}]}
                """);

        var connection = ConnectionArchive.read(file()).connections().getFirst();

        assertThat(connection.properties()).containsExactly(Map.entry("client.rack", "a"));
        assertThat(connection.route()).isEqualTo(
                new Route.Kubectl(Optional.of("minikube"), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private Path file() {
        return directory.resolve("connections-of-mine.json");
    }
}
