package dev.topicscope.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// How the user left the window. Immutable.
///
/// `appearance` is `SYSTEM`, `LIGHT` or `DARK`; `tabs` are the open ones by the id of their connection, in their order; `holdBytes`
/// bounds what one read holds in memory.
public record Settings(String appearance, Optional<Window> window, Map<String, List<OpenTab>> tabs, long holdBytes) {

    /// What holds before the user has chosen anything.
    public static final Settings DEFAULT = new Settings("SYSTEM", Optional.empty(), Map.of(), 256_000_000);

    public Settings {
        Objects.requireNonNull(appearance, "appearance");
        Objects.requireNonNull(window, "window");
        var copy = new LinkedHashMap<String, List<OpenTab>>();
        tabs.forEach((connection, open) -> copy.put(connection, List.copyOf(open)));
        tabs = Collections.unmodifiableMap(copy);
    }

    /// Where the window is, in pixels of the screen, and whether it is maximized; then the numbers tell where it would be otherwise.
    public record Window(double x, double y, double width, double height, boolean maximized) {
    }

    /// A topic that is open: which part of it is shown, where its read starts and ends (in the notation of the command line),
    /// its isolation level, which partitions it reads (all if none), and whether it is at the front.
    public record OpenTab(String topic, String part, String start, String end, String isolation, List<Integer> partitions, boolean front) {

        public OpenTab {
            Objects.requireNonNull(topic, "topic");
            Objects.requireNonNull(part, "part");
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(end, "end");
            Objects.requireNonNull(isolation, "isolation");
            partitions = List.copyOf(partitions);
        }
    }

    public Settings withAppearance(String other) {
        return new Settings(other, window, tabs, holdBytes);
    }

    public Settings withWindow(Window other) {
        return new Settings(appearance, Optional.of(other), tabs, holdBytes);
    }

    public Settings withTabs(String connection, List<OpenTab> open) {
        var changed = new LinkedHashMap<>(tabs);
        changed.put(connection, new ArrayList<>(open));
        return new Settings(appearance, window, changed, holdBytes);
    }
}
