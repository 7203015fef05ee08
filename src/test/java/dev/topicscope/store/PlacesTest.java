package dev.topicscope.store;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PlacesTest {

    private final String before = System.getProperty(Places.HOME_PROPERTY);

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(Places.HOME_PROPERTY);
        } else {
            System.setProperty(Places.HOME_PROPERTY, before);
        }
    }

    @Test
    void aHomePutsAllInOneFolder(@TempDir Path home) {
        System.setProperty(Places.HOME_PROPERTY, home.toString());

        assertThat(Places.ofUser()).isEqualTo(new Places(home.resolve("config"), home.resolve("data"), home.resolve("cache")));
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aRelativeHomeDoesNotMoveWithTheWorkingFolder() {
        System.setProperty(Places.HOME_PROPERTY, "portable");

        assertThat(Places.ofUser().config()).isAbsolute();
    }

    @Test
    void withoutAHomeTheSystemDecides() {
        System.setProperty(Places.HOME_PROPERTY, " ");

        var places = Places.ofUser();

        assertThat(places.config()).isAbsolute().isNotEqualTo(places.cache());
        assertThat(places.config().toString()).containsIgnoringCase("topicscope");
        assertThat(places.cache()).isNotEqualTo(places.data());
    }
}
