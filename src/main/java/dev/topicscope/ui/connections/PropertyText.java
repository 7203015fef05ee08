package dev.topicscope.ui.connections;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// Client properties as the text of a properties file, and back.
final class PropertyText {

    private PropertyText() {
    }

    /// The properties in `text`, in the order of their names; empty if a line has a broken escape.
    static Optional<Map<String, String>> read(String text) {
        var read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var sorted = new LinkedHashMap<String, String>();
        read.stringPropertyNames().stream().sorted().forEach(key -> sorted.put(key, read.getProperty(key)));
        return Optional.of(sorted);
    }

    static String of(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\").replace("\n", "\\n"))
                .collect(Collectors.joining("\n"));
    }
}
