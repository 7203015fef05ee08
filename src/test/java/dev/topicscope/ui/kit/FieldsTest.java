package dev.topicscope.ui.kit;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FieldsTest extends FxTest {

    @Test
    void theKeyThatLeadsIntoAFieldTypesNothingThereAndTheNextOneDoes() {
        var field = new TextField();
        show(200, 60, () -> new StackPane(field));

        fx(() -> {
            Fields.focusByKey(field);
            field.fireEvent(typed("f"));
            field.fireEvent(typed("g"));
        });

        assertThat(field.isFocused()).isTrue();
        assertThat(field.getText()).isEqualTo("g");
    }

    @Test
    void aKeyThatTypesNothingTakesNothingFromTheNext() {
        var field = new TextField();
        show(200, 60, () -> new StackPane(field));

        fx(() -> {
            Fields.focusByKey(field);
            field.fireEvent(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.F, false, false, false, false));
            field.fireEvent(typed("g"));
        });

        assertThat(field.getText()).isEqualTo("g");
    }

    private static KeyEvent typed(String character) {
        return new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false);
    }
}
