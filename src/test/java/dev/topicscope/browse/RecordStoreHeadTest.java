package dev.topicscope.browse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.Header;
import dev.topicscope.model.Timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RecordStoreHeadTest {

    private static final List<Header> HEADERS = List.of(new Header("trace", Optional.of(utf8("a long header stays whole").array())));

    private final RecordStore store = new RecordStore("t", 1 << 20, 4);

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Optional<byte[]> bytes) {
        return new String(bytes.orElseThrow(), StandardCharsets.UTF_8);
    }

    private void append(String key, String value) {
        store.append(0, store.end(), Timestamp.Kind.CREATED, 0, key == null ? null : utf8(key), value == null ? null : utf8(value),
                HEADERS);
    }

    @Test
    void keepsTheBeginningAndTheSizesOfWhatIsLarge() {
        append("a long key", "a long value");
        append("k", "the next is not disturbed");

        var message = store.message(0).orElseThrow();
        assertThat(message.isCut()).isTrue();
        assertThat(text(message.key())).isEqualTo("a lo");
        assertThat(message.keySizeBytes()).isEqualTo(10);
        assertThat(text(message.value())).isEqualTo("a lo");
        assertThat(message.valueSizeBytes()).isEqualTo(12);
        assertThat(text(message.headers().getFirst().value())).isEqualTo("a long header stays whole");
        assertThat(store.preview(0, 100).orElseThrow().valueSizeBytes()).isEqualTo(12);
        assertThat(text(store.preview(0, 100).orElseThrow().valueHead())).isEqualTo("a lo");
        assertThat(text(store.message(1).orElseThrow().key())).isEqualTo("k");
        assertThat(text(store.message(1).orElseThrow().value())).isEqualTo("the ");
    }

    @Test
    void whatFitsIsNotCut() {
        append("", "four");
        append(null, null);

        assertThat(store.message(0).orElseThrow().isCut()).isFalse();
        assertThat(store.message(1).orElseThrow().isCut()).isFalse();
        assertThat(store.message(1).orElseThrow().value()).isEmpty();
    }

    @Test
    void aRecordPassedOnFromStoreToStoreKeepsItsSizes() {
        append("a long key", null);
        append(null, "a long value");
        var other = new RecordStore("t", 1 << 20, 4);

        store.messages(0, 2).forEach(message -> assertThat(other.append(message)).isTrue());

        assertThat(other.message(0).orElseThrow().keySizeBytes()).isEqualTo(10);
        assertThat(other.message(0).orElseThrow().value()).isEmpty();
        assertThat(other.message(1).orElseThrow().valueSizeBytes()).isEqualTo(12);
        assertThat(text(other.message(1).orElseThrow().value())).isEqualTo("a lo");
        assertThat(other.message(1).orElseThrow().timestamp()).isEqualTo(store.message(1).orElseThrow().timestamp());
    }

    @Test
    void hugeRecordsDoNotFillTheStore() {
        var bounded = new RecordStore("t", 8 << 20, 64 << 10);
        var huge = ByteBuffer.allocate(4 << 20);
        for (int i = 0; i < 100; i++) {
            bounded.append(0, i, Timestamp.Kind.CREATED, 0, null, huge, List.of());
        }

        assertThat(bounded.first()).isZero();
        assertThat(bounded.heldBytes()).isLessThan(8 << 20);
    }

    @Test
    void aHeadOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordStore("t", 1, 0));
    }
}
