package dev.topicscope.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.model.Connection;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.store.Settings.OpenTab;
import dev.topicscope.store.Settings.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoresTest {

    private static final Connection DEV = new Connection("1", "dev", "one:9092", Map.of("client.rack", "rack-of-bob"));
    private static final Connection STAGING = new Connection("2", "staging", "two:9092", Map.of());

    @TempDir
    private Path directory;

    @Test
    void connectionsComeBackInTheirOrder() throws FailureException {
        var store = new ConnectionStore(directory, Keychain.none());
        store.put(DEV);
        store.put(STAGING);
        store.put(new Connection("1", "renamed", "one:9092", Map.of()));

        assertThat(new ConnectionStore(directory, Keychain.none()).all())
                .extracting(Connection::name).containsExactly("renamed", "staging");

        store.remove("1");
        assertThat(new ConnectionStore(directory, Keychain.none()).all()).containsExactly(STAGING);
    }

    @Test
    void propertiesKeepTheirValues() throws FailureException {
        new ConnectionStore(directory, Keychain.none()).put(DEV);

        assertThat(new ConnectionStore(directory, Keychain.none()).all()).containsExactly(DEV);
    }

    @Test
    void onlyTheUserCanReadTheFile() throws FailureException, IOException {
        new ConnectionStore(directory, Keychain.none()).put(DEV);

        var file = directory.resolve("connections.json");
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"version\":1,\"connections\":[{\"id\":\"1\"", "[]", "null", "{\"version\":99,\"connections\":[]}",
        "{\"version\":1,\"connections\":[{\"id\":null}]}", "\u0000\u0001"})
    void aDamagedFileIsSetAsideAndNothingIsLost(String content) throws FailureException, IOException {
        Files.writeString(directory.resolve("connections.json"), content);

        var store = new ConnectionStore(directory, Keychain.none());
        store.put(DEV);

        assertThat(store.all()).containsExactly(DEV);
        assertThat(store.setAside()).hasValueSatisfying(aside -> assertThat(aside).hasContent(content));
        assertThat(new ConnectionStore(directory, Keychain.none()).setAside()).isEmpty();
    }

    @Test
    void aSaveThatWasCutOffLeavesTheOldFile() throws FailureException, IOException {
        var store = new ConnectionStore(directory, Keychain.none());
        store.put(DEV);
        Files.write(directory.resolve("connections.json.new"), "{\"vers".getBytes(StandardCharsets.UTF_8));

        var next = new ConnectionStore(directory, Keychain.none());
        assertThat(next.all()).containsExactly(DEV);
        next.put(STAGING);
        assertThat(new ConnectionStore(directory, Keychain.none()).all()).containsExactly(DEV, STAGING);
    }

    @Test
    void aDiskThatSaysNoIsReportedAndTheListStaysAsItWas() throws FailureException, IOException {
        var blocked = directory.resolve("file");
        var store = new ConnectionStore(blocked.resolve("below"), Keychain.none());
        Files.writeString(blocked, "a file where the folder should be");

        assertThatThrownBy(() -> store.put(DEV)).isInstanceOfSatisfying(FailureException.class,
                e -> assertThat(e.failure()).isInstanceOf(Failure.Disk.class));
        assertThat(store.all()).isEmpty();
    }

    @Test
    void settingsComeBack() throws FailureException {
        var tab = new OpenTab("orders", "MESSAGES", "last:500", "live", "read_uncommitted", List.of(0, 3), true);
        var settings = Settings.DEFAULT.withAppearance("DARK").withWindow(new Window(10, 20, 1440, 900, true)).withTabs("1", List.of(tab));
        new SettingsStore(directory).keep(settings);

        assertThat(new SettingsStore(directory).settings()).isEqualTo(settings);
    }

    @Test
    void settingsOfAnotherVersionAreReadAsFarAsTheyGo() throws FailureException, IOException {
        Files.writeString(directory.resolve("settings.json"), "{\"appearance\":\"LIGHT\",\"invented\":{\"later\":true}}");

        assertThat(new SettingsStore(directory).settings()).isEqualTo(Settings.DEFAULT.withAppearance("LIGHT"));
    }

    @Test
    void damagedSettingsAreSetAside() throws FailureException, IOException {
        Files.writeString(directory.resolve("settings.json"), "{\"window\":{\"x\":\"left\"}}");

        var store = new SettingsStore(directory);
        assertThat(store.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(store.setAside()).isPresent();
    }
}
