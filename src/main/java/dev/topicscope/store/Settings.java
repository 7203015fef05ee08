package dev.topicscope.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// How the user left the window. Immutable.
///
/// `appearance` is `SYSTEM`, `LIGHT` or `DARK`; `tabs` are the open ones by the id of their connection, in their order; `holdBytes`
/// bounds what one read holds in memory; `columns` are those of a topic's table, from left to right, by the id of its connection and its
/// name, where the user has changed them; `open` are the ids of the connections that were open, in their order.
public record Settings(String appearance, Optional<Window> window, Map<String, List<OpenTab>> tabs, long holdBytes,
                       Map<String, Map<String, List<Column>>> columns, List<String> open) {

    /// What holds before the user has chosen anything.
    public static final Settings DEFAULT = new Settings("SYSTEM", Optional.empty(), Map.of(), 256_000_000,
            Map.of(), List.of());

    public Settings {
        Objects.requireNonNull(appearance, "appearance");
        Objects.requireNonNull(window, "window");
        var copy = new LinkedHashMap<String, List<OpenTab>>();
        tabs.forEach((connection, its) -> copy.put(connection, List.copyOf(its)));
        tabs = Collections.unmodifiableMap(copy);
        var columnsCopy = new LinkedHashMap<String, Map<String, List<Column>>>();
        columns.forEach((connection, topics) -> {
            var topicsCopy = new LinkedHashMap<String, List<Column>>();
            topics.forEach((topic, its) -> topicsCopy.put(topic, List.copyOf(its)));
            columnsCopy.put(connection, Collections.unmodifiableMap(topicsCopy));
        });
        columns = Collections.unmodifiableMap(columnsCopy);
        open = List.copyOf(open);
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

    /// A column of a topic's table: what it shows (a fixed part of a record such as `offset`, a field of its value such as `.amount`, or a
    /// header such as `header.trace-id`) and how wide it is, in pixels, if the user has sized it.
    public record Column(String source, OptionalDouble width) {

        public Column {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(width, "width");
        }
    }

    public Settings withAppearance(String other) {
        return new Settings(other, window, tabs, holdBytes, columns, open);
    }

    public Settings withWindow(Window other) {
        return new Settings(appearance, Optional.of(other), tabs, holdBytes, columns, open);
    }

    public Settings withTabs(String connection, List<OpenTab> its) {
        var changed = new LinkedHashMap<>(tabs);
        changed.put(connection, new ArrayList<>(its));
        return new Settings(appearance, window, changed, holdBytes, columns, open);
    }

    /// With those columns of that connection's topics instead of all it had.
    public Settings withColumns(String connection, Map<String, List<Column>> topics) {
        var changed = new LinkedHashMap<>(columns);
        if (topics.isEmpty()) {
            changed.remove(connection);
        } else {
            changed.put(connection, topics);
        }
        return new Settings(appearance, window, tabs, holdBytes, changed, open);
    }

    /// With those connections as the open ones.
    public Settings withOpen(List<String> ids) {
        return new Settings(appearance, window, tabs, holdBytes, columns, ids);
    }
}
