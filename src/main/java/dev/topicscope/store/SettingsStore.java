package dev.topicscope.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.topicscope.model.FailureException;
import dev.topicscope.store.Settings.OpenTab;
import dev.topicscope.store.Settings.Window;

/// Keeps the settings. Thread-safe.
public final class SettingsStore {

    private final JsonFile<Kept> file;
    private final Optional<Path> setAside;
    private Settings current;

    /// The shape of the file: what is missing in it is as by default.
    private record Kept(String appearance, Window window, Map<String, List<OpenTab>> tabs, Long holdBytes) {

        private static Kept of(Settings settings) {
            return new Kept(settings.appearance(), settings.window().orElse(null), settings.tabs(), settings.holdBytes());
        }

        private Settings toSettings() {
            return new Settings(appearance == null ? Settings.DEFAULT.appearance() : appearance, Optional.ofNullable(window),
                    tabs == null ? Map.of() : tabs, holdBytes == null ? Settings.DEFAULT.holdBytes() : holdBytes);
        }
    }

    /// Reads what is kept in `directory`. A damaged file is set aside, and the settings are those by default.
    ///
    /// @throws FailureException `Disk` if the file is there and can't be read
    public SettingsStore(Path directory) throws FailureException {
        file = new JsonFile<>(directory.resolve("settings.json"), Kept.class, Clock.systemUTC());
        var found = file.load();
        setAside = found.setAside();
        current = found.value().map(Kept::toSettings).orElse(Settings.DEFAULT);
    }

    /// Where the file of settings went, if it was found damaged.
    public Optional<Path> setAside() {
        return setAside;
    }

    public synchronized Settings settings() {
        return current;
    }

    /// Keeps other settings; they are on disk when the call returns.
    ///
    /// @throws FailureException `Disk`; they hold all the same until the program ends
    public synchronized void keep(Settings changed) throws FailureException {
        if (!changed.equals(current)) {
            current = changed;
            file.save(Kept.of(changed));
        }
    }
}
