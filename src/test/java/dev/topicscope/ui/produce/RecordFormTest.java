package dev.topicscope.ui.produce;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.ProducerSettings.Acks;
import dev.topicscope.browse.TopicLimits;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.task.DirectBackground;
import dev.topicscope.ui.kit.FxTest;

import static org.assertj.core.api.Assertions.assertThat;

/// The form in which a record is composed, in a drawer as wide as at first.
class RecordFormTest extends FxTest {

    private final FakeSession session = new FakeSession();
    private final SendViewModel form = new SendViewModel(session, new DirectBackground(), "orders");
    @TempDir
    private Path folder;

    @Test
    void aRecordIsComposedWithTheKeyboard() {
        open();
        robot.clickOn("#send-key").write("customer-0042");
        robot.push(KeyCode.ENTER);
        fx(() -> form.record().partitionCount().set(6));
        robot.clickOn("#send-value").write("{\"orderId\":1.0,\"paid\":true,\"note\":null}");

        assertThat(form.record().key().text().get()).isEqualTo("customer-0042");
        assertThat(form.record().value().text().get()).isEqualTo("{\"orderId\":1.0,\"paid\":true,\"note\":null}");
        assertThat(form.record().value().encoding().get()).isEqualTo(PayloadFormat.JSON);
        assertThat(form.record().destination().get()).matches("murmur2 0x[0-9a-f]{8} → partition \\d of 6");

        robot.clickOn("#send-value-layout");
        assertThat(form.record().value().text().get()).contains("\n  \"orderId\": 1.0,\n");
        robot.clickOn("#send-value").push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(form.record().value().text().get()).doesNotContain("\n");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        assertThat(form.record().value().text().get()).contains("\n");
        await("JSON is coloured", () -> stage().getScene().getRoot().lookup(".json-number") != null);

        robot.clickOn("#send-add-header").write("trace");
        fx(() -> form.record().addHeader().name().set("attempt"));
        fx(() -> form.record().headers().get(1).value().encoding().set(PayloadFormat.INTEGER));
        fx(() -> form.record().headers().get(1).value().text().set("3"));
        robot.push(KeyCode.ALT, KeyCode.DOWN);
        assertThat(form.record().headers()).extracting(header -> header.name().get()).containsExactly("attempt", "trace");
        shootBoth("compose-record");
    }

    @Test
    void whatIsUnfitIsNotSentAndGetsTheCursor() {
        open();
        fx(() -> form.record().value().encoding().set(PayloadFormat.HEX));
        robot.clickOn("#send-value").write("00 0g");
        fx(() -> form.record().addHeader().value().text().set("lost"));
        fx(() -> form.record().place().kind().set(PlacementViewModel.Kind.GIVEN));
        fx(() -> form.record().place().number().set("12"));
        fx(() -> form.record().partitionCount().set(6));
        robot.clickOn("#send");
        shootBoth("compose-unfit");

        assertThat(session.sendings).isEmpty();
        assertThat(form.refused().get()).hasValueSatisfying(fault -> assertThat(fault.place()).isEqualTo(new FormFault.Place.Partition()));
        assertThat(onFx(() -> stage().getScene().getFocusOwner().getId())).isEqualTo("send-partition-number");

        robot.push(KeyCode.CONTROL, KeyCode.A).write("2");
        assertThat(form.refused().get()).isEmpty();
        robot.clickOn("#send");
        assertThat(form.refused().get()).hasValueSatisfying(fault -> assertThat(fault.place()).isEqualTo(new FormFault.Place.Value()));
        robot.push(KeyCode.CONTROL, KeyCode.END).write("f");
        assertThat(form.record().value().text().get()).isEqualTo("00 0gf");
    }

    @Test
    void aPastedLineThatWouldStopTheWindowStandsAsBytes() {
        open();
        robot.clickOn("#send-value").write("a");
        fx(() -> {
            var clip = new ClipboardContent();
            clip.putString("{\"k\":\"" + "x".repeat(1_900) + "\",\"l\":\"" + "y".repeat(1_900) + "\"}");
            Clipboard.getSystemClipboard().setContent(clip);
        });
        robot.push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.CONTROL, KeyCode.V);
        assertThat(form.record().value().held().get()).isPresent();

        fx(() -> form.record().key().fixed().set(Optional.of(new byte[1_234])));
        fx(() -> form.record().addHeader().value().fixed().set(Optional.of(new byte[70_000])));
        fx(() -> form.record().key().save(folder.resolve("key.bin")));
        fx(() -> form.record().headers().getFirst().value().save(folder.resolve("header.bin")));
        assertThat(robot.lookup("Saved as key.bin.").tryQuery()).isPresent();
        shootBoth("compose-held-value");
        fx(() -> form.record().value().editAs(PayloadFormat.JSON));
        assertThat(form.record().value().text().get()).startsWith("{\n  \"k\"");
        fx(() -> {
            var limit = session.limits.maxMessageBytes();
            session.limits = new TopicLimits(limit, limit, new TopicLimits.Times.Arrival());
            form.size().refresh();
            form.record().time().give(Instant.ofEpochMilli(1_800_000_000_000L));
        });
        shootBoth("compose-held");
    }

    @Test
    void theProducersSettingsSayWhatTheyForce() {
        session.limits = new TopicLimits(new TopicLimits.Limit(60, TopicLimits.Origin.BROKER), session.limits.minInSyncReplicas());
        open();
        fx(() -> ((TitledPane) robot.lookup("#send-producer").query()).setExpanded(true));
        fx(() -> form.producer().acks().set(Acks.LEADER));
        fx(() -> form.producer().fields().get(1).text().set("a few"));
        fx(() -> form.record().value().encoding().set(PayloadFormat.NULL));
        shootBoth("compose-producer");

        assertThat(form.size().obstacle().get()).isPresent();
        assertThat(form.producer().idempotence().get()).isFalse();
        robot.clickOn("#send");
        assertThat(onFx(() -> stage().getScene().getFocusOwner().getId())).isEqualTo("send-batch-size");
    }

    @Test
    void placeholdersComeWhereTheCursorWasLast() {
        open();
        robot.clickOn("#send-key").write("k-");
        robot.clickOn("#send-value").write("v-");
        robot.clickOn("#send-key");
        fx(() -> form.record().insert("{{counter}}"));

        assertThat(form.record().key().text().get()).isEqualTo("k-{{counter}}");
        assertThat(form.record().value().text().get()).isEqualTo("v-");
    }

    private void open() {
        show(400, 700, () -> new SendView(form, new SimpleBooleanProperty(), () -> { }));
    }
}
