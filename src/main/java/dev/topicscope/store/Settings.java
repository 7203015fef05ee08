package dev.topicscope.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What the program remembers from one start to the next, besides connections.
///
/// `splits` holds the positions of dividers, 0 to 1, by a name each; `tabs` the open topics in their order, by the id of the connection;
/// `heldBytes` how many bytes of records may be held at once.
///
/// @throws IllegalArgumentException if `heldBytes` is not positive
public record Settings(Appearance appearance, Optional<Window> window, Map<String, Double> splits, Map<String, List<Tab>> tabs,
        Optional<String> lastConnection, long heldBytes) {

    /// A window that was never moved, no tabs, the system's colours, 256 MB of records.
    public static final Settings DEFAULT =
            new Settings(Appearance.SYSTEM, Optional.empty(), Map.of(), Map.of(), Optional.empty(), 256L << 20);

    public Settings {
        Objects.requireNonNull(appearance, "appearance");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(lastConnection, "lastConnection");
        if (heldBytes <= 0) {
            throw new IllegalArgumentException("At least one byte of records is held, but the limit was " + heldBytes);
        }
        splits = Collections.unmodifiableMap(new LinkedHashMap<>(splits));
        var copied = new LinkedHashMap<String, List<Tab>>();
        tabs.forEach((id, open) -> copied.put(id, List.copyOf(open)));
        tabs = Collections.unmodifiableMap(copied);
    }

    /// Which colours the user wants.
    public enum Appearance {
        SYSTEM, LIGHT, DARK
    }

    /// Where the window was, in JavaFX's units. While `maximized`, the rest is where it returns to.
    ///
    /// @throws IllegalArgumentException if a number is not finite or a size not positive
    public record Window(double x, double y, double width, double height, boolean maximized) {
        public Window {
            if (!Double.isFinite(x) || !Double.isFinite(y) || !(width > 0 && width < Double.POSITIVE_INFINITY)
                    || !(height > 0 && height < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("No window is at " + x + ", " + y + " with " + width + " by " + height);
            }
        }
    }

    /// An open topic: its inner tab, where its read starts and which partitions it takes, in the notation of whoever opens it. Empty
    /// texts mean the default.
    public record Tab(String topic, String pane, String start, String partitions) {
        public Tab {
            Objects.requireNonNull(topic, "topic");
            Objects.requireNonNull(pane, "pane");
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(partitions, "partitions");
        }
    }

    public Settings withAppearance(Appearance wanted) {
        return new Settings(wanted, window, splits, tabs, lastConnection, heldBytes);
    }

    public Settings withWindow(Window place) {
        return new Settings(appearance, Optional.of(place), splits, tabs, lastConnection, heldBytes);
    }

    public Settings withSplit(String name, double position) {
        var changed = new LinkedHashMap<>(splits);
        changed.put(name, position);
        return new Settings(appearance, window, changed, tabs, lastConnection, heldBytes);
    }

    /// With these tabs open for the connection; none forgets it.
    public Settings withTabs(String connectionId, List<Tab> open) {
        var changed = new LinkedHashMap<>(tabs);
        changed.put(connectionId, open);
        if (open.isEmpty()) {
            changed.remove(connectionId);
        }
        return new Settings(appearance, window, splits, changed, lastConnection, heldBytes);
    }

    public Settings withLastConnection(Optional<String> id) {
        return new Settings(appearance, window, splits, tabs, id, heldBytes);
    }

    public Settings withHeldBytes(long limit) {
        return new Settings(appearance, window, splits, tabs, lastConnection, limit);
    }
}
