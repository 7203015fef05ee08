package dev.topicscope.ui.messages;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javafx.geometry.VerticalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.TreeView;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.kit.FxTest;

import static org.assertj.core.api.Assertions.assertThat;

/// A record of 20 MB, looked at.
class InspectorViewTest extends FxTest {

    private static final int LARGE = 20_000_000;
    private static final int HEAD = 1 << 20;

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private final InspectorViewModel model = new InspectorViewModel(session, background);

    private FieldMenu fields() {
        return new FieldMenu(new MessagesViewModel(session, "orders", 10_000_000), new CopyViewModel(session, background));
    }

    @Test
    void aCutRecordSaysSoAndIsLoadedByAButton() {
        byte[] document = document();
        session.wholeRecords.put(7L, message(document, LARGE));
        show(460, 480, () -> new InspectorView(model, fields()));
        fx(() -> model.show(Optional.of(message(document, HEAD))));
        shootBoth("inspector-cut");
        assertThat(button().getText().replace('\u202f', ' ')).isEqualTo("Load all 20 MB");

        background.hold();
        robot.clickOn(button());
        shootBoth("inspector-loading");
        assertThat(button().getText()).isEqualTo("Cancel");
        fx(background::runHeld);

        assertThat(stage().getScene().lookup("#whole-record")).isNull();
        assertThat(stage().getScene().lookup(".payload .tree-view")).isInstanceOf(TreeView.class);
        shootBoth("inspector-whole");
    }

    @Test
    void aRecordThatIsGoneIsExplained() {
        show(460, 480, () -> new InspectorView(model, fields()));
        fx(() -> model.show(Optional.of(message(document(), HEAD))));

        robot.clickOn(button());
        shootBoth("inspector-gone");

        assertThat(robot.lookup("Back to the beginning").tryQuery()).isPresent();
    }

    @Test
    void aSingleLineOf20MegabytesIsShownAndScrolledInEachForm() {
        byte[] line = new byte[LARGE];
        Arrays.fill(line, (byte) 'x');
        show(460, 480, () -> new InspectorView(model, fields()));
        fx(() -> model.show(Optional.of(message(line, LARGE))));

        for (var form : List.of("Text", "Hex")) {
            robot.clickOn(form);
            robot.scroll(VerticalDirection.DOWN);
            settle();
        }
        assertThat(model.inspection().get().orElseThrow().value().lines()).hasSize(LARGE / 2000);
    }

    private Button button() {
        return (Button) stage().getScene().lookup("#whole-record");
    }

    private static byte[] document() {
        var text = new StringBuilder("{\"orderId\":3992868,\"lines\":[");
        while (text.length() < LARGE - 100) {
            text.append("{\"sku\":\"SKU-3975\",\"quantity\":7,\"note\":\"as agreed\"},");
        }
        text.append("\"");
        return text.append("x".repeat(LARGE - text.length() - 3)).append("\"]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Message message(byte[] value, int here) {
        return new Message(new Partition("orders", 0), 7, Optional.empty(), Optional.empty(), 0,
                Optional.of(here == value.length ? value : Arrays.copyOf(value, here)), value.length, List.of());
    }
}
