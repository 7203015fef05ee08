package dev.topicscope.cli;

import java.util.Map;
import java.util.Optional;

/// Tells whether a window can be shown here, before the toolkit is asked: it would answer with a stack trace.
final class Display {

    private Display() {
    }

    /// The sentence why no window can be shown, if that is so.
    ///
    /// Only Linux and its like can lack a display in a way that is known beforehand. A headless toolkit (`glass.platform`, for tests) needs
    /// none.
    static Optional<String> missing(String system, Optional<String> platform, Map<String, String> environment) {
        boolean windowed = system.startsWith("Windows") || system.startsWith("Mac");
        boolean headless = platform.isPresent() && !platform.get().equalsIgnoreCase("gtk");
        if (windowed || headless || !environment.getOrDefault("DISPLAY", "").isBlank()) {
            return Optional.empty();
        }
        return Optional.of(environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()
                ? "Topicscope opens a window, but there is no display here: DISPLAY is not set."
                : "Topicscope opens a window through X11, but DISPLAY is not set: install XWayland, or set DISPLAY.");
    }
}
