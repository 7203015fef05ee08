package dev.topicscope.ui.shell;

import java.lang.ref.WeakReference;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.Test;

import dev.topicscope.lab.Await;
import dev.topicscope.ui.kit.FxTest;

import static org.assertj.core.api.Assertions.assertThat;

class SendDrawerTest extends FxTest {

    private final SimpleDoubleProperty width = new SimpleDoubleProperty(500);

    @Test
    void theWidthThatAllPagesHaveInCommonIsFollowed() {
        var form = new Region();
        show(1_000, 300, () -> new SendDrawer(form, width, new SimpleBooleanProperty()));
        assertThat(onFx(form::getWidth)).isEqualTo(500);

        fx(() -> width.set(600));

        settle();
        assertThat(onFx(form::getWidth)).isEqualTo(600);
    }

    @Test
    void theWidthHoldsNoFormOfAPageThatIsClosed() throws Exception {
        var form = onFx(() -> {
            var gone = new Region();
            assertThat(new SendDrawer(gone, width, new SimpleBooleanProperty()).getChildrenUnmodifiable()).contains(gone);
            return new WeakReference<>(gone);
        });

        Await.until("the form is gone", () -> {
            System.gc();
            return form.refersTo(null);
        });
        assertThat(width.get()).isEqualTo(500);
    }
}
