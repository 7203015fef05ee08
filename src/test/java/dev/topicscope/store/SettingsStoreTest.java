package dev.topicscope.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.model.FailureException;
import dev.topicscope.store.Settings.Appearance;
import dev.topicscope.store.Settings.Tab;
import dev.topicscope.store.Settings.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsStoreTest {

    private static final Settings ALL = Settings.DEFAULT.withAppearance(Appearance.DARK).withWindow(new Window(-8, 10.5, 1200, 800, true))
            .withSplit("navigator", 0.25).withLastConnection(Optional.of("a")).withHeldBytes(1L << 40)
            .withTabs("a", List.of(new Tab("orders", "messages", "last:500", "0,1"), new Tab("주문", "", "", "")));

    @TempDir
    private Path home;
    private Path file;
    private SettingsStore store;

    @BeforeEach
    void makeStore() {
        file = home.resolve("config/settings.json");
        store = store();
    }

    @Test
    void beginsWithTheDefaults() throws FailureException {
        store.load();

        assertThat(store.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(store.settings().heldBytes()).isEqualTo(256L * 1024 * 1024);
    }

    @Test
    void everythingComesBack() throws FailureException {
        store.save(ALL);

        assertThat(store.settings()).isEqualTo(ALL);
        assertThat(loadedAgain().settings()).isEqualTo(ALL);
    }

    @Test
    void whatIsTakenBackIsGone() throws FailureException {
        store.save(ALL);

        store.save(ALL.withLastConnection(Optional.empty()).withTabs("a", List.of()));

        assertThat(loadedAgain().settings().lastConnection()).isEmpty();
        assertThat(loadedAgain().settings().tabs()).isEmpty();
    }

    @Test
    void savingTheSameWritesNothing() throws FailureException, IOException {
        store.save(ALL);
        var past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, past);

        store.save(ALL);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(past);
    }

    @Test
    void fieldsThatAreMissingHaveTheirDefaultsAndUnknownOnesAreKept() throws FailureException, IOException {
        lay("{\"version\":1,\"theme\":\"sepia\",\"window\":null,\"density\":\"compact\"}");

        store.load();
        store.save(store.settings().withAppearance(Appearance.LIGHT));

        assertThat(store.setAside()).isEmpty();
        assertThat(Files.readString(file)).contains("\"density\" : \"compact\"").contains("\"theme\" : \"light\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"theme": 7}                                                        | theme is not a text
        {"window": {"x": 1, "y": 2, "width": "wide", "height": 3}}          | window.width is not a number
        {"window": {"x": 1, "y": 2, "width": -1, "height": 3}}              | the window has no size
        {"window": {"x": 1e999, "y": 2, "width": 1, "height": 3}}           | window.x is not a number
        {"tabs": {"a": [{"pane": "messages"}]}}                             | tabs.a[0].topic is missing
        {"splits": {"navigator": true}}                                     | a field of splits is not a number
        {"heldBytes": 0}                                                    | heldBytes is not positive
        {"heldBytes": 99999999999999999999}                                 | heldBytes is not a whole number
        """)
    void wrongTypesAreSetAside(String content, String reason) throws FailureException, IOException {
        lay("{\"version\":1," + content.substring(1));

        store.load();

        assertThat(store.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(store.setAside().orElseThrow().reason()).isEqualTo(reason);
    }

    @Test
    void settingsAreCopied() {
        var splits = new HashMap<>(Map.of("a", 0.5));
        var settings = new Settings(Appearance.SYSTEM, Optional.empty(), splits, Map.of(), Optional.empty(), 1);

        splits.clear();

        assertThat(settings.splits()).containsExactly(Map.entry("a", 0.5));
    }

    @Test
    void impossibleSettingsAreRejected() {
        assertThatThrownBy(() -> Settings.DEFAULT.withHeldBytes(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Window(Double.NaN, 0, 1, 1, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Window(0, 0, 0, 1, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Window(0, 0, 1, Double.NaN, false)).isInstanceOf(IllegalArgumentException.class);
    }

    private SettingsStore loadedAgain() throws FailureException {
        var again = store();
        again.load();
        return again;
    }

    private void lay(String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private SettingsStore store() {
        return new SettingsStore(Places.below(home));
    }
}
