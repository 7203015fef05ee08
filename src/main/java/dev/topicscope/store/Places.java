package dev.topicscope.store;

import java.nio.file.Path;
import java.util.Objects;

import dev.dirs.ProjectDirectories;

/// Where this user's files are: `config` for what was chosen, `data` for what was made and may be large.
public record Places(Path config, Path data) {

    /// The system property that puts all files below one folder instead, for portable use.
    public static final String HOME = "topicscope.home";

    public Places {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(data, "data");
    }

    /// All files below `home`.
    public static Places below(Path home) {
        var absolute = home.toAbsolutePath();
        return new Places(absolute.resolve("config"), absolute.resolve("data"));
    }

    /// The places of this user on this system.
    ///
    /// @throws java.nio.file.InvalidPathException if [#HOME] is set and no path
    public static Places ofUser() {
        String home = System.getProperty(HOME, "");
        if (!home.isBlank()) {
            return below(Path.of(home));
        }
        var directories = ProjectDirectories.from("dev", "", "topicscope");
        return new Places(Path.of(directories.configDir), Path.of(directories.dataLocalDir));
    }
}
