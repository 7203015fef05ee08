package dev.topicscope.browse;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Header;
import dev.topicscope.model.Message;
import dev.topicscope.model.Timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PickedRecordsTest {

    private static final int HEAD = 1 << 20;

    private final RecordStore store = new RecordStore("orders.dlt", 256L << 20, HEAD);

    @Test
    void whatIsPickedStaysWhenTheStoreHasLetItGo() throws FailureException {
        append(0, 7, new byte[] {1, -1}, null);
        append(5, 8, null, new byte[0]);
        append(2, 9, new byte[0], new byte[] {0});
        var picked = pick(1, 3);
        store.clear();

        assertThat(picked.count()).isEqualTo(2);
        assertThat(picked.topic()).isEqualTo("orders.dlt");
        assertThat(picked.sizeBytes()).isEqualTo(1);
        assertThat(picked.highestPartition()).isEqualTo(5);
        assertThat(picked.missing()).isZero();
        assertThat(picked.message(0)).satisfies(message -> {
            assertThat(message.partition()).hasToString("orders.dlt-5");
            assertThat(message.offset()).isEqualTo(8);
            assertThat(message.key()).isEmpty();
            assertThat(message.value().orElseThrow()).isEmpty();
            assertThat(message.timestamp().orElseThrow().time().toEpochMilli()).isEqualTo(1_000);
            assertThat(message.headers()).extracting(Header::key).containsExactly("a", "a");
            assertThat(message.isCut()).isFalse();
        });
        assertThat(picked.message(1).value().orElseThrow()).containsExactly(0);
    }

    @Test
    void rowsThatAreGoneAreMissing() throws FailureException {
        append(0, 0, null, new byte[1]);
        append(0, 1, null, new byte[1]);

        assertThat(pick(-5, 1).count()).isEqualTo(1);
        assertThat(pick(-5, 1).missing()).isEqualTo(5);
        assertThat(pick(0, 9).missing()).isEqualTo(7);
    }

    @Test
    void ofMoreThanIsCopiedTheRestIsTakenFromTheStoreAndWhatThatHasDroppedIsNamedByItsPlace() throws FailureException {
        var value = new byte[HEAD];
        for (int i = 0; i < 64; i++) {
            value[0] = (byte) i;
            append(0, 100 + i, null, value);
        }
        var picked = pick(0, 64);

        assertThat(picked.count()).isEqualTo(64);
        for (int i = 0; i < 64; i++) {
            assertThat(picked.message(i).value().orElseThrow()[0]).isEqualTo((byte) i);
        }
        store.clear();
        assertThat(picked.message(0).isCut()).isFalse();
        Message last = picked.message(63);
        assertThat(last.isCut()).isTrue();
        assertThat(last.partition()).hasToString("orders.dlt-0");
        assertThat(last.offset()).isEqualTo(163);
    }

    @Test
    void whatTheStoreHasCutStaysCut() throws FailureException {
        append(0, 1, null, new byte[2 * HEAD]);
        var picked = pick(0, 1);
        store.clear();

        assertThat(picked.message(0).isCut()).isTrue();
        assertThat(picked.sizeBytes()).isEqualTo(2 * HEAD);
    }

    @Test
    void pickingManyCanBeTakenBack() {
        append(0, 1, null, new byte[1]);
        var cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(() -> PickedRecords.of(store, "orders.dlt", new IndexRange(0, 1), cancellation))
                .isInstanceOf(FailureException.class);
    }

    private PickedRecords pick(long first, long end) throws FailureException {
        return PickedRecords.of(store, "orders.dlt", new IndexRange(first, end), new Cancellation());
    }

    private void append(int partition, long offset, byte[] key, byte[] value) {
        store.append(partition, offset, Timestamp.Kind.CREATED, 1_000, buffer(key), buffer(value),
                List.of(new Header("a", Optional.empty()), new Header("a", Optional.of(new byte[] {1}))));
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
