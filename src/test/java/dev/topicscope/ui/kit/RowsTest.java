package dev.topicscope.ui.kit;

import java.util.ArrayList;
import java.util.List;

import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RowsTest {

    @ParameterizedTest
    @CsvSource({"a1 b1 c1, a1 b2 c1", "a1 b1, b1", "b1, a1 b1 c1", "a1 b1 c1, c1 b1 a1", "a1, ''", "'', a1 b1", "a1 b1 c1 d1, d2 x1 b1"})
    void showsWhatIsWanted(String before, String after) {
        var shown = FXCollections.observableArrayList(rows(before));

        Rows.update(shown, rows(after), row -> row.charAt(0));

        assertThat(shown).isEqualTo(rows(after));
    }

    @Test
    void touchesOnlyWhatDiffers() {
        var shown = FXCollections.observableArrayList("a1", "b1", "c1");
        var touched = new ArrayList<Integer>();
        shown.addListener((ListChangeListener<String>) change -> {
            while (change.next()) {
                touched.add(change.getFrom());
            }
        });

        Rows.update(shown, List.of("a1", "b2", "c1"), row -> row.charAt(0));

        assertThat(touched).containsExactly(1);
    }

    private static List<String> rows(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
