package dev.topicscope.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.topicscope.model.FailureException;
import dev.topicscope.store.Settings.Column;
import dev.topicscope.store.Settings.OpenTab;
import dev.topicscope.store.Settings.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsStoreTest {

    private static final Settings ALL = Settings.DEFAULT.withAppearance("DARK").withWindow(new Window(-8, 10.5, 1200, 800, true))
            .withTabs("a", List.of(
                    new OpenTab("orders", "MESSAGES", "group:billing", "time:2026-11-24T09:30:00Z", "read_committed", List.of(0, 1), true),
                    new OpenTab("주문", "PARTITIONS", "earliest", "live", "read_uncommitted", List.of(), false)))
            .withColumns("a", Map.of("orders", List.of(new Column("offset", OptionalDouble.empty()),
                    new Column(".items[0].\"unit price\"", OptionalDouble.of(123.5)),
                    new Column("header.trace-id", OptionalDouble.of(80)))));

    @TempDir
    private Path home;
    private Path file;
    private SettingsStore store;

    @BeforeEach
    void makeStore() throws FailureException {
        file = home.resolve("config/settings.json");
        store = store();
    }

    @Test
    void beginsWithTheDefaults() throws FailureException {
        assertThat(store.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(file).doesNotExist();
    }

    @Test
    void everythingComesBack() throws FailureException {
        store.keep(ALL);

        assertThat(store.settings()).isEqualTo(ALL);
        assertThat(store().settings()).isEqualTo(ALL);
    }

    @Test
    void savingTheSameWritesNothing() throws FailureException, IOException {
        store.keep(ALL);
        var past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, past);

        store.keep(ALL);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(past);
    }

    @Test
    void fieldsThatAreMissingHaveTheirDefaultsAndUnknownOnesAreKept() throws FailureException, IOException {
        lay("{\"version\":1,\"appearance\":\"sepia\",\"window\":null,\"density\":\"compact\"}");

        var opened = store();
        assertThat(opened.settings()).isEqualTo(Settings.DEFAULT);
        opened.keep(opened.settings().withAppearance("LIGHT"));

        assertThat(opened.setAside()).isEmpty();
        assertThat(Files.readString(file)).contains("\"density\" : \"compact\"").contains("\"appearance\" : \"LIGHT\"");
    }

    @Test
    void aTabOfAnEarlierVersionHasNoEndAndReadsUncommitted() throws FailureException, IOException {
        lay("{\"version\":1,\"tabs\":{\"a\":[{\"topic\":\"orders\",\"part\":\"MESSAGES\",\"start\":\"last:500\",\"partitions\":[2]}]}}");

        var opened = store();

        assertThat(opened.setAside()).isEmpty();
        assertThat(opened.settings().tabs().get("a")).containsExactly(new OpenTab("orders", "MESSAGES", "last:500", "live",
                "read_uncommitted", List.of(2), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"appearance": 7}                                                   | appearance is not a text
        {"window": {"x": 1, "y": 2, "width": "wide", "height": 3}}          | window.width is not a number
        {"window": {"x": 1, "y": 2, "width": -1, "height": 3}}              | the window has no size
        {"window": {"x": 1e999, "y": 2, "width": 1, "height": 3}}           | window.x is not a number
        {"tabs": {"a": [{"part": "MESSAGES"}]}}                             | tabs.a[0].topic is missing
        {"tabs": {"a": [{"topic": "t", "part": "", "start": "", "partitions": [0.5]}]}} | tabs.a[0].partitions[0] is not a whole number
        {"columns": {"a": {"t": [{"width": 80}]}}}                          | columns.a.t[0].source is missing
        {"columns": {"a": {"t": [{"source": "key", "width": "80"}]}}}       | columns.a.t[0].width is not a number
        {"holdBytes": 0}                                                    | holdBytes is not positive
        {"holdBytes": 99999999999999999999}                                 | holdBytes is not a whole number
        """)
    void wrongTypesAreSetAside(String content, String reason) throws FailureException, IOException {
        lay("{\"version\":1," + content.substring(1));

        String log = Log.during(() -> assertThat(store().settings()).isEqualTo(Settings.DEFAULT));

        assertThat(log).contains(reason);
    }

    @Test
    void settingsThatCanNotBeKeptHoldUntilTheEndAndAreTriedAgain() throws FailureException, IOException {
        Files.writeString(home.resolve("config"), "a file in the way");

        assertThatThrownBy(() -> store.keep(ALL)).isInstanceOf(FailureException.class);
        assertThat(store.settings()).isEqualTo(ALL);

        Files.delete(home.resolve("config"));
        store.keep(ALL);
        assertThat(store().settings()).isEqualTo(ALL);
    }

    private void lay(String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private SettingsStore store() throws FailureException {
        return new SettingsStore(home.resolve("config"));
    }
}
