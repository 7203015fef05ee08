package dev.topicscope.store;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PlacesTest {

    private final String before = System.getProperty(Places.HOME);

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(Places.HOME);
        } else {
            System.setProperty(Places.HOME, before);
        }
    }

    @Test
    void aHomePutsAllInOneFolder(@TempDir Path home) {
        System.setProperty(Places.HOME, home.toString());

        assertThat(Places.ofUser()).isEqualTo(new Places(home.resolve("config"), home.resolve("data")));
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aRelativeHomeDoesNotMoveWithTheWorkingFolder() {
        System.setProperty(Places.HOME, "portable");

        assertThat(Places.ofUser().config()).isAbsolute();
    }

    @Test
    void withoutAHomeTheSystemDecides() {
        System.setProperty(Places.HOME, " ");

        var places = Places.ofUser();

        assertThat(places.config()).isAbsolute();
        assertThat(places.config().toString()).containsIgnoringCase("topicscope");
        assertThat(places.data().toString()).containsIgnoringCase("topicscope");
    }
}
