package dev.topicscope.ui.kit;

import java.util.List;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.text.Font;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What the tests with nodes stand on: that a wrong colour name is noticed, and that the program's fonts are there.
class FxTestTest extends FxTest {

    @Test
    void aColourNameThatNobodyDefinesIsNoticed() {
        try (var warnings = new CssWarnings()) {
            var label = new Label("red?");
            label.setStyle("-fx-text-fill: -color-of-nobody;");
            onFx(() -> {
                label.applyCss();
                new Scene(label);
                label.applyCss();
                return true;
            });
            assertThat(warnings.seen()).anyMatch(warning -> warning.contains("-color-of-nobody"));
        }
        forgetWarnings();
    }

    @ParameterizedTest
    @CsvSource({"Inter", "Inter Semi Bold", "JetBrains Mono"})
    void theFontsThatTheStyleSheetNamesAreLoaded(String family) {
        List<String> families = onFx(Font::getFamilies);
        assertThat(families).contains(family);
    }
}
