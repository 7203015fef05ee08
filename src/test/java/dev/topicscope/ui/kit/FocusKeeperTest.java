package dev.topicscope.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FocusKeeperTest extends FxTest {

    private Button far;
    private Button first;
    private Button second;
    private HBox part;

    @BeforeEach
    void show() {
        show(300, 80, () -> {
            far = new Button("far");
            first = new Button("first");
            second = new Button("second");
            part = new HBox(first, second) {
                @Override
                public void requestFocus() {
                    first.requestFocus();
                }
            };
            FocusKeeper.keepIn(part);
            return new VBox(far, part);
        });
        fx(second::requestFocus);
    }

    private Node owner() {
        return onFx(() -> stage().getScene().getFocusOwner());
    }

    @Test
    void theFocusStaysInThePartWhenItsControlGoes() {
        fx(() -> part.getChildren().remove(second));
        assertThat(owner()).isSameAs(first);
    }

    @Test
    void orIsHidden() {
        fx(() -> second.setVisible(false));
        assertThat(owner()).isSameAs(first);
    }

    @Test
    void orIsDisabled() {
        fx(() -> second.setDisable(true));
        assertThat(owner()).isSameAs(first);
    }

    @Test
    void theUserTakesItElsewhere() {
        fx(far::requestFocus);
        assertThat(owner()).isSameAs(far);
        fx(() -> part.getChildren().remove(second));
        assertThat(owner()).isSameAs(far);
    }
}
