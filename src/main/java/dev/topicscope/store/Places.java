package dev.topicscope.store;

import java.nio.file.Path;

import dev.dirs.ProjectDirectories;

/// The folders that are ours on this machine: `config` for what the user decided, `data` for what can't be made again at once (such as
/// the lab cluster's logs), `cache` for what can. None of them need exist.
public record Places(Path config, Path data, Path cache) {

    /// The system property that puts all three below one folder: for tests, and for a copy that is carried about.
    public static final String HOME_PROPERTY = "topicscope.home";

    /// The user's own places: below [#HOME_PROPERTY] where that is set, else where the system wants them.
    ///
    /// @throws java.nio.file.InvalidPathException if [#HOME_PROPERTY] is no path
    public static Places ofUser() {
        String home = System.getProperty(HOME_PROPERTY, "");
        if (!home.isBlank()) {
            return below(Path.of(home));
        }
        var system = ProjectDirectories.from("dev", "topicscope", "Topicscope");
        // Local: a roaming profile would carry the lab cluster's logs over the network at every login.
        return new Places(Path.of(system.configDir), Path.of(system.dataLocalDir), Path.of(system.cacheDir));
    }

    /// Places in `home`.
    public static Places below(Path home) {
        var absolute = home.toAbsolutePath();
        return new Places(absolute.resolve("config"), absolute.resolve("data"), absolute.resolve("cache"));
    }
}
