package dev.topicscope.ui.produce;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.model.DraftText;
import dev.topicscope.model.DraftText.Field;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.FileText;
import dev.topicscope.model.PaceText;
import dev.topicscope.store.Places;
import dev.topicscope.store.Preset;
import dev.topicscope.store.Sent;
import dev.topicscope.store.Sent.Content;
import dev.topicscope.store.Sent.Ending;
import dev.topicscope.store.Shelf;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.kit.FxTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Presets and history, in the form.
class ShelfViewTest extends FxTest {

    private static final DraftText PAID = text("customer-62379",
            "{\"orderId\":4711,\"status\":\"PAID\",\"amount\":12.5,\"currency\":\"EUR\"}");

    private static final FileText FILE = new FileText(Path.of("/data/exports/orders-2026-11-24.jsonl"), new FileText.Reading("json_lines",
            "comma", List.of(), false, "\\t", text("", Optional.empty())), false, true, "as_named", OptionalInt.empty(), PaceText.USUAL);

    @TempDir
    private Path directory;

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private SendViewModel form;

    @BeforeEach
    void open() throws FailureException {
        var shelf = Shelf.at(Places.below(directory));
        shelf.presets().put("orders", new Preset("happy path", PAID));
        shelf.presets().put("orders", new Preset("tombstone", text("customer-1", Optional.empty())));
        var at = Instant.now();
        shelf.history().add("test", "orders", List.of(
                new Sent(at.minusSeconds(90_000), new Content.Elsewhere("3 records of orders.dlt"), Ending.DONE, 3, 0, 0, Optional.empty()),
                new Sent(at.minusSeconds(600), new Content.OfFile(FILE), Ending.DONE, 25_000, 0, 0, Optional.empty()),
                new Sent(at.minusSeconds(300), new Content.TooLarge(2_100_000), Ending.FAILED, 0, 1, 0, Optional.of("It was too large.")),
                new Sent(at.minusSeconds(60), new Content.Typed(PAID), Ending.STOPPED, 1_204, 0, 8_796, Optional.empty()),
                new Sent(at, new Content.Typed(PAID), Ending.DONE, 1, 0, 0, Optional.empty())));
        show(1024, 700, () -> {
            form = new SendViewModel(session, background, "orders", Optional.of(shelf), new Destinations());
            var view = new SendView(form, new SimpleBooleanProperty(), () -> { });
            view.setMaxWidth(440);
            return new StackPane(view);
        });
    }

    @Test
    void whatIsTypedIsKeptLoadedAndTakenBack() {
        robot.clickOn("#send-key").write("mine");
        robot.clickOn("#shelf");
        shootPopup("send-shelf");
        robot.clickOn("#preset-name").write("tombstone").push(KeyCode.ENTER);
        shootPopup("send-shelf-replace");
        robot.push(KeyCode.BACK_SPACE).write("!").push(KeyCode.ENTER);
        assertThat(form.shelf().orElseThrow().presets()).hasSize(3);

        robot.clickOn("happy path");
        assertThat(form.record().value().text().get()).contains("4711");
        await("the menu is closed", () -> Window.getWindows().size() == 1);
        shootBoth("send-loaded");
        robot.clickOn("Undo");
        assertThat(form.record().key().text().get()).isEqualTo("mine");
    }

    @Test
    void aFileThatIsGoneIsNamedAndSaidToBeGoneWhenItIsOpenedAgain() {
        robot.clickOn("#shelf");
        robot.clickOn("orders-2026-11-24.jsonl · JSON Lines");
        await("the menu is closed", () -> Window.getWindows().size() == 1);

        assertThat(form.mode().get()).isEqualTo(SendViewModel.Mode.FILE);
        assertThat(((FileViewModel.State.Failed) form.file().state().get()).why())
                .contains("orders-2026-11-24.jsonl is not there any more.");
        shootBoth("send-file-gone");
    }

    @Test
    void everythingGoesByKeyboard() {
        robot.clickOn("#shelf");
        await("the name can be typed", () -> popup("#preset-name").isFocused());
        robot.push(KeyCode.TAB);
        await("the list is next", () -> popup("#preset-list").isFocused());
        robot.push(KeyCode.HOME).push(KeyCode.DELETE);
        assertThat(form.shelf().orElseThrow().presets()).hasSize(1);
        fx(() -> {
            list("#history-list").requestFocus();
            list("#history-list").getSelectionModel().select(0);
        });
        robot.push(KeyCode.ENTER);

        assertThat(form.record().key().text().get()).isEqualTo("customer-62379");
    }

    private ListView<?> list(String selector) {
        return (ListView<?>) popup(selector);
    }

    private static Node popup(String selector) {
        return Window.getWindows().getLast().getScene().lookup(selector);
    }

    private static DraftText text(String key, String value) {
        return text(key, Optional.of(value));
    }

    private static DraftText text(String key, Optional<String> value) {
        return new DraftText(new Field("text", key), new Field(value.isPresent() ? "json" : "null", value.orElse("")), List.of(),
                OptionalInt.empty(), Optional.empty(), Optional.empty());
    }
}
