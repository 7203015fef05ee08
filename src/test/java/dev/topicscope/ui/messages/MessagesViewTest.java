package dev.topicscope.ui.messages;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.browse.FakeReading;
import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.Older;
import dev.topicscope.browse.ReadProgress.Phase;
import dev.topicscope.browse.RecordStore;
import dev.topicscope.model.Failure;
import dev.topicscope.model.Start;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.kit.FxTest;
import dev.topicscope.ui.kit.RowSlot;
import dev.topicscope.ui.kit.Texts;

import static org.assertj.core.api.Assertions.assertThat;

/// Scrolling past the ends of the table, and the pause of the view.
class MessagesViewTest extends FxTest {

    private final FakeSession session = new FakeSession();
    private final DirectBackground background = new DirectBackground();
    private MessagesViewModel messages;
    private MessagesView view;

    @BeforeEach
    void open() {
        view = show(1240, 700, () -> {
            messages = new MessagesViewModel(session, "orders", 10_000_000);
            return new MessagesView(messages, new TimelineViewModel(session, "orders", background, ZoneOffset.UTC),
                    new InspectorViewModel(session, background), new CommittedGroups(session, background, "orders"),
                    new ExportViewModel(session, background), new CopyViewModel(session, background));
        });
        fx(() -> {
            messages.read(new Start.Last(500));
            view.setActive(true);
        });
    }

    @AfterEach
    void close() {
        fx(() -> {
            view.setActive(false);
            messages.close();
        });
    }

    @Test
    void olderRecordsAreLoadedAtTheTopAndMoveNoRow() {
        bring(500, 600);
        reading().older = new Older.More();
        reading().records().begin(0, 500);
        robot.clickOn("#messages").type(KeyCode.HOME);
        await("older records are offered", () -> older().isVisible());
        assertThat(older().getText()).isEqualTo("Load older records");
        var seen = rows();
        shootBoth("messages-older");

        robot.type(KeyCode.PAGE_UP);
        assertThat(reading().olderAsked).isEqualTo(1);
        await("it says so", () -> older().getText().equals("Loading older records…"));
        shootBoth("messages-older-loading");
        robot.type(KeyCode.PAGE_UP);
        fx(() -> {
            assertThat(prepend(400, 500)).isTrue();
            reading().older = new Older.More();
        });
        await("older records are above", () -> !older().isVisible());

        assertThat(rows()).isEqualTo(seen);
        robot.type(KeyCode.UP);
        assertThat(rows().getFirst().offset()).isEqualTo(499);
        assertThat(messages.selectedMessage()).hasValueSatisfying(record -> assertThat(record.offset()).isEqualTo(499));
    }

    @Test
    void whatFailedIsSaidAndTriedAgain() {
        bring(500, 510);
        fx(() -> reading().older = new Older.Failed(new Failure.TimedOut("read older records", Duration.ofSeconds(4), "")));
        await("it says so", () -> older().isVisible() && older().getText().contains("Try again"));
        shootBoth("messages-older-failed");

        robot.clickOn("#older");
        assertThat(reading().olderAsked).isEqualTo(1);
    }

    @Test
    void spaceHoldsTheViewAndThePillShowsWhatWaits() {
        bring(0, 100);
        await("the newest are shown", () -> !rows().isEmpty() && rows().getLast().offset() == 99);
        robot.clickOn("#messages").type(KeyCode.SPACE);
        var seen = rows();
        bring(100, 1_304);

        await("the records that wait are counted", () -> button("#newer").getText().equals(Texts.count(1_204) + " records wait"));
        assertThat(rows()).isEqualTo(seen);
        shootBoth("messages-paused");
        robot.clickOn("#newer");

        await("the newest are shown", () -> rows().getLast().offset() == 1_303);
        assertThat(messages.paused().get()).isFalse();
    }

    private void bring(int from, int to) {
        fx(() -> {
            for (int offset = from; offset < to; offset++) {
                reading().bring(0, offset, "customer-" + offset % 17, "{\"orderId\":" + offset + ",\"status\":\"PAID\"}");
            }
            reading().phase = new Phase.Live();
        });
    }

    private boolean prepend(int from, int to) {
        var page = new FakeSession().read(reading().request);
        for (int offset = from; offset < to; offset++) {
            page.bring(0, offset, "customer-" + offset % 17, "{\"orderId\":" + offset + "}");
        }
        RecordStore store = reading().records();
        return store.prepend(page.records(), store.before(), Map.of(0, (long) from));
    }

    private FakeReading reading() {
        return session.readings.getLast();
    }

    private Button older() {
        return button("#older");
    }

    private Button button(String id) {
        return (Button) view.lookup(id);
    }

    @SuppressWarnings("unchecked")
    private List<MessageRow> rows() {
        return onFx(() -> ((TableView<RowSlot<MessageRow>>) view.lookup("#messages")).getItems().stream().map(RowSlot::getValue).toList());
    }
}
