package dev.topicscope.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// The version of this build, as Maven wrote it into `version.properties`.
public final class Version {

    private Version() {
    }

    public static String current() {
        var properties = new Properties();
        try (var reader = new InputStreamReader(Version.class.getResourceAsStream("version.properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
