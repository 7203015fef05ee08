package dev.topicscope.store;

import java.nio.file.Path;
import java.util.Optional;

import dev.topicscope.model.FailureException;

/// Keeps the settings. Thread-safe; [#settings] never waits for the disk. Several windows share one file: the last to keep wins.
public final class SettingsStore {

    private static final long VERSION = 1;

    private final JsonFile<Settings> file;
    private volatile Settings current;
    private volatile Optional<Path> setAside = Optional.empty();

    /// Reads what is kept in `directory`. A damaged file is set aside, and the settings are those by default.
    ///
    /// @throws FailureException `Disk` if the file is there and can be neither read nor set aside
    public SettingsStore(Path directory) throws FailureException {
        file = new JsonFile<>(directory.resolve("settings.json"), "settings", VERSION, new SettingsForm());
        current = read().orElse(Settings.DEFAULT);
    }

    /// Where the file of settings went, if it was found damaged, at the start or by [#keep].
    public Optional<Path> setAside() {
        return setAside;
    }

    public Settings settings() {
        return current;
    }

    /// Keeps other settings; they are on disk when the call returns. Writes nothing if the file has them.
    ///
    /// @throws FailureException `Disk`; they hold all the same until the program ends
    public synchronized void keep(Settings changed) throws FailureException {
        current = changed;
        if (!read().equals(Optional.of(changed))) {
            file.write(changed);
        }
    }

    private Optional<Settings> read() throws FailureException {
        var read = file.read();
        setAside = file.setAside();
        return read;
    }
}
