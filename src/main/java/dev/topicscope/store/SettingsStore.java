package dev.topicscope.store;

import java.util.Optional;

import dev.topicscope.model.FailureException;

/// Keeps the [Settings]. Thread-safe; [#load] and [#save] wait for the disk, [#settings] does not. Several windows share one file: the
/// last save wins.
public final class SettingsStore {

    private static final long VERSION = 1;

    private final JsonFile<Settings> file;
    private volatile Settings settings = Settings.DEFAULT;
    private volatile Optional<SetAside> setAside = Optional.empty();

    /// A store in the config folder of `places`, with the defaults until loaded. Touches no disk.
    public SettingsStore(Places places) {
        file = new JsonFile<>(places.config().resolve("settings.json"), "settings", VERSION, new SettingsForm());
    }

    /// Reads what was kept. No file, and a file that had to be [set aside][#setAside], leave the settings as they are.
    ///
    /// @throws FailureException `Disk` if the file can be neither read nor set aside; the settings are then as before
    public synchronized void load() throws FailureException {
        settings = read().orElse(settings);
    }

    /// The settings as last loaded or saved.
    public Settings settings() {
        return settings;
    }

    /// The damaged file that [#load] or [#save] came upon last: the user should know.
    public Optional<SetAside> setAside() {
        return setAside;
    }

    /// Keeps `changed`. Writes nothing if that is what the file has.
    ///
    /// @throws FailureException `Disk` if that can't be saved; file and settings are then as before
    public synchronized void save(Settings changed) throws FailureException {
        if (!read().equals(Optional.of(changed))) {
            file.write(changed);
        }
        settings = changed;
    }

    private Optional<Settings> read() throws FailureException {
        var read = file.read();
        setAside = file.setAside();
        return read;
    }
}
