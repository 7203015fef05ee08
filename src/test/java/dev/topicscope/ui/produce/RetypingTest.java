package dev.topicscope.ui.produce;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.topicscope.browse.FakeSession;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.compose.Encoding;
import dev.topicscope.compose.PayloadFormat;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Draft;
import dev.topicscope.model.Header;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.task.DirectBackground;

import static org.assertj.core.api.Assertions.assertThat;

class RetypingTest {

    private final FakeSession session = new FakeSession();
    private final SendViewModel form = new SendViewModel(session, new DirectBackground(), "orders");

    @Test
    void whatCanBeTypedBecomesText() {
        edit("customer-ż".getBytes(StandardCharsets.UTF_8), "{\"a\":\n\t1}".getBytes(StandardCharsets.UTF_8), List.of());

        assertThat(form.record().key().text().get()).isEqualTo("customer-ż");
        assertThat(form.record().key().encoding().get()).isEqualTo(PayloadFormat.TEXT);
        assertThat(form.record().value().encoding().get()).isEqualTo(PayloadFormat.JSON);
        assertThat(form.record().value().fixed().get()).isEmpty();
        edit(null, new byte[0], List.of());
        assertThat(form.record().key().encoding().get()).isEqualTo(PayloadFormat.NULL);
        assertThat(form.record().value().encoding().get()).isEqualTo((Encoding) PayloadFormat.EMPTY);
    }

    static List<byte[]> payloads() {
        var all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        var line = new byte[20_000];
        Arrays.fill(line, (byte) 'x');
        var large = new byte[2 << 20];
        Arrays.fill(large, (byte) '\n');
        return List.of(new byte[0], new byte[] {-1}, all, line, large, "a\r\nb".getBytes(), "a\nb\tc".getBytes(), "\u0000".getBytes(),
                "\u007f".getBytes(), "[1, 2".getBytes(), "{\"a\":1}".getBytes(), "\uFEFFbom".getBytes(StandardCharsets.UTF_8),
                "😀 ".getBytes(StandardCharsets.UTF_8), new byte[] {(byte) 0xc3, (byte) 0x28});
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aRecordGoesThroughTheFormByteForByte(byte[] bytes) throws Exception {
        edit(bytes, bytes, List.of(new Header("h", Optional.of(bytes)), new Header("h", Optional.empty()),
                new Header("i", Optional.of(bytes))));
        form.send();

        Draft draft;
        try (var source = session.sendings.getFirst().request.plan().open(new Cancellation())) {
            draft = ((Item.Ready) source.next()).draft();
        }
        assertThat(draft.key().orElseThrow()).isEqualTo(bytes);
        assertThat(draft.value().orElseThrow()).isEqualTo(bytes);
        assertThat(draft.headers()).extracting(Header::key).containsExactly("h", "h", "i");
        assertThat(draft.headers().get(0).value().orElseThrow()).isEqualTo(bytes);
        assertThat(draft.headers().get(1).value()).isEmpty();
        assertThat(draft.headers().get(2).value().orElseThrow()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource(names = {"NULL", "EMPTY"})
    void whatWasTypedBeforeNullOrEmptyDoesNotComeBackWithAnEmptyText(PayloadFormat nothing) throws Exception {
        var empty = RecordSnapshot.of(form.record());
        form.record().value().text().set("typed before");
        form.record().value().encoding().set(nothing);
        empty.into(form.record());
        form.send();

        assertThat(form.record().value().text().get()).isEmpty();
        try (var source = session.sendings.getFirst().request.plan().open(new Cancellation())) {
            assertThat(((Item.Ready) source.next()).draft().value().orElseThrow()).isEmpty();
        }
    }

    private void edit(byte[] key, byte[] value, List<Header> headers) {
        form.handover().edit(new Message(new Partition("orders", 2), 7, Optional.empty(), Optional.ofNullable(key),
                Optional.ofNullable(value), headers));
    }
}
