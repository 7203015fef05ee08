package dev.topicscope.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Mapping;
import dev.topicscope.model.Route;
import dev.topicscope.model.SshServer;
import dev.topicscope.model.SshServer.Login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConnectionStoreTest {

    private static final String SECRET = "hunter2-is-a-secret";
    private static final Connection A = new Connection("a", "운영 👩‍👩‍👧", "b1:9092,[::1]:9093", Map.of());
    private static final Connection B = new Connection("b", "مرحبا", "b2:9092", properties());
    private static final Connection B_WITHOUT_SECRETS = withoutSecrets();

    @TempDir
    private Path home;
    private Path file;
    private ConnectionStore store;

    @BeforeEach
    void makeStore() throws FailureException {
        file = home.resolve("config/connections.json");
        store = store();
    }

    @Test
    void keepsConnectionsInTheirOrder() throws FailureException {
        store.put(B);
        store.put(A);

        var again = store();

        assertThat(again.all()).containsExactly(B_WITHOUT_SECRETS, A);
        assertThat(again.all().getFirst().properties().keySet()).containsExactlyElementsOf(B_WITHOUT_SECRETS.properties().keySet());
        assertThat(again.whole(again.all().getFirst())).isEqualTo(B);
        assertThat(again.setAside()).isEmpty();
    }

    @Test
    void keepsEveryRoute() throws FailureException {
        var bastion = new SshServer(new HostPort("bastion", 22), "alice", new Login.Key("/home/alice/.ssh/id"));
        var proxy = new HostPort("::1", 1080);
        var routes = List.of(new Route.Direct(),
                new Route.Mapped(List.of(Mapping.of(new HostPort("kafka-0", 9092), new HostPort("node", 31_000)),
                        new Mapping("*.internal", OptionalInt.empty(), "*.example.com", OptionalInt.empty()))),
                new Route.Ssh(bastion, Optional.empty(), Optional.empty()),
                new Route.Ssh(new SshServer(new HostPort("inner", 2222), "bob", new Login.Agent()),
                        Optional.of(new SshServer(new HostPort("outer", 22), "carol", new Login.Password())), Optional.of("/etc/known")),
                new Route.Socks(proxy, Optional.of("dave")), new Route.Socks(proxy, Optional.empty()),
                new Route.HttpConnect(proxy, Optional.of("dave")),
                new Route.Kubectl(Optional.of("prod"), Optional.of("shop"), Optional.of("/kube"), Optional.of("/bin/kubectl")),
                new Route.Kubectl(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        for (int i = 0; i < routes.size(); i++) {
            store.put(new Connection("id" + i, "name", "b:9092", Map.of()).withRoute(routes.get(i)));
        }

        assertThat(store().all()).extracting(Connection::route).containsExactlyElementsOf(routes);
    }

    @Test
    void aFileFromBeforeRoutesIsReadAsDirect() throws FailureException, IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"version\": 1, \"connections\": [{\"id\": \"a\", \"name\": \"old\", \"bootstrap\": \"b:9092\"}]}");

        assertThat(store().all()).containsExactly(new Connection("a", "old", "b:9092", Map.of()));
    }

    @Test
    void aChangedConnectionStaysInItsPlace() throws FailureException {
        store.put(A);
        store.put(B);
        var renamed = new Connection("a", "renamed", "b3:9092", Map.of());

        store.put(renamed);

        assertThat(store.all()).containsExactly(renamed, B_WITHOUT_SECRETS);
    }

    @Test
    void forgetsAConnectionAndItsSecrets() throws FailureException, IOException {
        store.put(A);
        store.put(B);

        store.remove("b");
        store.remove("never there");

        assertThat(store.all()).containsExactly(A);
        assertThat(Files.readString(file)).doesNotContain(SECRET);
        assertThat(store.whole(B_WITHOUT_SECRETS)).isEqualTo(B_WITHOUT_SECRETS);
    }

    @Test
    void noSecretStandsInAnyFile() throws FailureException, IOException {
        store.put(B);

        try (var files = Files.list(file.getParent())) {
            assertThat(files).isNotEmpty().allSatisfy(each -> assertThat(each).content(UTF_8).doesNotContain(SECRET));
        }
    }

    @Test
    void secretsThatAnOlderProgramLeftInTheClearArePutAwayAtTheNextChange() throws FailureException, IOException {
        older(B);

        store().put(A);

        assertThat(Files.readString(file)).doesNotContain(SECRET);
        assertThat(store().whole(B_WITHOUT_SECRETS)).isEqualTo(B);
    }

    @Test
    void aConnectionKeptWithoutASecretHasNoneAnyMore() throws FailureException {
        store.put(B);

        store.put(B_WITHOUT_SECRETS);

        assertThat(store.whole(B_WITHOUT_SECRETS)).isEqualTo(B_WITHOUT_SECRETS);
    }

    @Test
    void whatAnotherWindowKeptSurvives() throws FailureException {
        var other = store();
        other.put(B);

        store.put(A);

        assertThat(store.all()).containsExactly(B_WITHOUT_SECRETS, A);
    }

    @Test
    void connectionsInMemorySurviveADamagedFile() throws FailureException, IOException {
        store.put(A);
        Files.writeString(file, "{\"version\":1,\"connec");

        store.put(B);

        assertThat(store.all()).containsExactly(A, B_WITHOUT_SECRETS);
        assertThat(store.setAside().orElseThrow()).hasContent("{\"version\":1,\"connec");
    }

    @Test
    void connectionsInMemorySurviveADeletedFile() throws FailureException, IOException {
        store.put(A);
        Files.delete(file);

        store.put(B);

        assertThat(store.all()).containsExactly(A, B_WITHOUT_SECRETS);
    }

    @Test
    void whatCanNotBeSavedChangesNothing() throws FailureException, IOException {
        store.put(A);
        String before = Files.readString(file);
        Files.move(home.resolve("config"), home.resolve("elsewhere"));
        Files.writeString(home.resolve("config"), "a file in the way");

        assertThatThrownBy(() -> store.put(B)).isInstanceOfSatisfying(FailureException.class,
                e -> assertThat(e.failure()).isInstanceOf(Failure.Disk.class));

        assertThat(store.all()).containsExactly(A);
        assertThat(home.resolve("elsewhere/connections.json")).hasContent(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"connection": []}                                                                   | connections is missing
        {"connections": {}}                                                                  | connections is not an array
        {"connections": [7]}                                                                 | connections[0] is not an object
        {"connections": [{"id": "x", "name": "x"}]}                                          | connections[0].bootstrap is missing
        {"connections": [{"id": "x", "name": [], "bootstrap": ""}]}                          | connections[0].name is not a text
        {"connections": [{"id": "x", "properties": {"p": ["hunter2-is-a-secret"]}}]} | a field of connections[0].properties is not a text
        {"connections": [{"id": "x", "name": "", "bootstrap": ""}, {"id": "x"}]}             | two connections have the same id
        {"connections": [{"id": "", "name": "", "bootstrap": "", "route": {"kind": "hunter2-is-a-secret"}}]} | route.kind is none
        {"connections": [{"id": "", "name": "", "bootstrap": "", "route": {"kind": "ssh"}}]} | connections[0].route.server is missing
        {"connections": [{"id": "", "name": "", "bootstrap": "", "route": {"kind": "socks5", "address": "a"}}]} | is not host:port
        """)
    void wrongTypesAreSetAsideWithTheirPlaceAndNoContent(String content, String reason) throws FailureException, IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"version\":1," + content.substring(1));

        String log = Log.during(() -> assertThat(store().all()).isEmpty());

        assertThat(log).contains(reason).doesNotContain(SECRET);
    }

    @Test
    void numbersAndWordsTypedByHandAreTexts() throws FailureException, IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
            {"version": 1, "connections": [{"id": "x", "name": "x", "bootstrap": "b:1",
                "properties": {"request.timeout.ms": 30000, "check.crcs": false}}]}
            """);

        assertThat(store().all().getFirst().properties()).isEqualTo(Map.of("request.timeout.ms", "30000", "check.crcs", "false"));
    }

    @Test
    void noSecretIsLoggedOrToldWhenThingsGoWrong() throws FailureException, IOException {
        older(B);
        Files.writeString(file, Files.readString(file).replace("\"" + SECRET + "\"", SECRET));

        String log = Log.during(() -> store.put(A));

        assertThat(store.setAside().orElseThrow()).content(UTF_8).contains(SECRET);
        assertThat(log).contains("was set aside as").doesNotContain(SECRET);
        assertThat(B.toString()).contains("b2:9092").doesNotContain(SECRET);
    }

    private ConnectionStore store() throws FailureException {
        return new ConnectionStore(home.resolve("config"), Keychain.none());
    }

    /// A file as it was before secrets had a place of their own.
    private void older(Connection connection) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"version\":1,\"connections\":[{\"id\":\"%s\",\"name\":\"%s\",\"bootstrap\":\"%s\",\"properties\":%s}]}"
                .formatted(connection.id(), connection.name(), connection.bootstrap(),
                        new ObjectMapper().valueToTree(connection.properties())));
    }

    private static Connection withoutSecrets() {
        var open = new LinkedHashMap<>(B.properties());
        open.remove("sasl.password");
        return B.withProperties(open);
    }

    private static Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("security.protocol", "SASL_SSL");
        properties.put("sasl.password", SECRET);
        properties.put("client.id", "topic\"scope\"\n\\");
        return properties;
    }
}
