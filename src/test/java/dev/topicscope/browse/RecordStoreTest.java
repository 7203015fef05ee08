package dev.topicscope.browse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.Header;
import dev.topicscope.model.Message;
import dev.topicscope.model.Partition;
import dev.topicscope.model.Timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RecordStoreTest {

    private static final int MIB = 1 << 20;

    private final RecordStore store = new RecordStore("t", 4 * MIB);

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean append(long offset, int valueBytes) {
        return store.append(0, offset, Timestamp.Kind.CREATED, offset, null, ByteBuffer.allocate(valueBytes), List.of());
    }

    private static String text(Optional<byte[]> bytes) {
        return bytes.map(found -> new String(found, StandardCharsets.UTF_8)).orElse("null");
    }

    @Test
    void whatGoesInComesOut() {
        var headers = List.of(new Header("trace", Optional.of(new byte[] {1, 2})), new Header("trace", Optional.of(new byte[0])),
                new Header("", Optional.empty()), new Header("머리말", Optional.of(new byte[] {(byte) 0xff})));

        assertThat(store.append(3, Long.MAX_VALUE - 1, Timestamp.Kind.APPENDED, 1_700_000_000_123L, utf8("key"), utf8("värde"), headers))
                .isTrue();

        var message = store.message(0).orElseThrow();
        assertThat(message.partition()).isEqualTo(new Partition("t", 3));
        assertThat(message.offset()).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(message.timestamp()).contains(new Timestamp(Instant.ofEpochMilli(1_700_000_000_123L), Timestamp.Kind.APPENDED));
        assertThat(text(message.key())).isEqualTo("key");
        assertThat(text(message.value())).isEqualTo("värde");
        assertThat(message.headers()).extracting(Header::key).containsExactly("trace", "trace", "", "머리말");
        assertThat(message.headers()).extracting(header -> header.value().map(bytes -> bytes.length).orElse(null))
                .containsExactly(2, 0, null, 1);
    }

    @Test
    void nullAndEmptyAndNoTimestampStayApart() {
        store.append(0, 0, null, -1, null, null, List.of());
        store.append(0, 1, Timestamp.Kind.CREATED, -5, utf8(""), utf8(""), List.of());

        assertThat(store.message(0).orElseThrow()).satisfies(message -> {
            assertThat(message.timestamp()).isEmpty();
            assertThat(message.key()).isEmpty();
            assertThat(message.value()).isEmpty();
        });
        assertThat(store.message(1).orElseThrow()).satisfies(message -> {
            assertThat(message.timestamp().orElseThrow().time()).isEqualTo(Instant.ofEpochMilli(-5));
            assertThat(message.key().orElseThrow()).isEmpty();
            assertThat(message.value().orElseThrow()).isEmpty();
        });
        assertThat(store.preview(0, 10).orElseThrow().valueHead()).isEmpty();
        assertThat(store.preview(1, 10).orElseThrow().valueHead().orElseThrow()).isEmpty();
    }

    @Test
    void aPreviewHasTheBeginningAndTheWholeSizes() {
        store.append(1, 7, Timestamp.Kind.CREATED, 5, utf8("a-long-key"), utf8("a-long-value"), List.of(new Header("h", Optional.empty())));

        var preview = store.preview(0, 6).orElseThrow();
        assertThat(text(preview.keyHead())).isEqualTo("a-long");
        assertThat(preview.keySizeBytes()).isEqualTo(10);
        assertThat(text(preview.valueHead())).isEqualTo("a-long");
        assertThat(preview.valueSizeBytes()).isEqualTo(12);
        assertThat(preview.headerCount()).isEqualTo(1);
        assertThat(text(store.preview(0, 100).orElseThrow().valueHead())).isEqualTo("a-long-value");
    }

    @Test
    void buffersAreReadWhereTheyStandAndLeftSo() {
        var shared = utf8("..key-value..");
        var key = shared.duplicate().position(2).limit(5);
        var value = shared.slice(6, 5).asReadOnlyBuffer();

        store.append(0, 0, Timestamp.Kind.CREATED, 0, key, value, List.of());
        shared.put(0, new byte[shared.capacity()]);

        assertThat(text(store.message(0).orElseThrow().key())).isEqualTo("key");
        assertThat(text(store.message(0).orElseThrow().value())).isEqualTo("value");
        assertThat(key.position()).isEqualTo(2);
        assertThat(value.remaining()).isEqualTo(5);
    }

    @Test
    void indexesGoUpForEverAndNothingIsWhereNothingIs() {
        assertThat(store.first()).isZero();
        assertThat(store.end()).isZero();
        append(40, 1);
        append(42, 1);

        assertThat(store.end()).isEqualTo(2);
        assertThat(store.message(1).map(Message::offset)).contains(42L);
        assertThat(store.message(2)).isEmpty();
        assertThat(store.message(-1)).isEmpty();
        assertThat(store.preview(2, 5)).isEmpty();
    }

    @Test
    void aFullStoreDropsItsOldestAndCountsThem() {
        for (long offset = 0; offset < 40_000; offset++) {
            assertThat(append(offset, 400)).isTrue();
        }

        assertThat(store.heldBytes()).isBetween(2L * MIB, 5L * MIB);
        assertThat(store.end()).isEqualTo(40_000);
        assertThat(store.first()).isPositive();
        assertThat(store.dropped()).isEqualTo(store.first());
        assertThat(store.message(store.first() - 1)).isEmpty();
        for (long index = store.first(); index < store.end(); index++) {
            assertThat(store.message(index).map(Message::offset)).contains(index);
        }
    }

    @Test
    void manyTinyRecordsStayWithinTheBoundToo() {
        for (long offset = 0; offset < 300_000; offset++) {
            store.append(0, offset, null, 0, null, null, List.of());
        }

        assertThat(store.heldBytes()).isLessThanOrEqualTo(5L * MIB);
        assertThat(store.end() - store.first()).isGreaterThan(50_000);
    }

    @Test
    void aRecordLargerThanTheLimitIsHeldAlone() {
        append(0, 100);
        append(1, 6 * MIB);

        assertThat(store.first()).isEqualTo(1);
        assertThat(store.message(1).orElseThrow().valueSizeBytes()).isEqualTo(6 * MIB);

        append(2, 100);
        assertThat(store.message(2).map(Message::offset)).contains(2L);
        assertThat(store.heldBytes()).isLessThan(5L * MIB);
    }

    @Test
    void whileTheOldestAreLookedAtAFullStoreTakesNoMore() throws Exception {
        store.keepOldest(true);
        long taken = 0;
        while (append(taken, 10_000)) {
            taken++;
        }

        assertThat(taken).isBetween(200L, 500L);
        assertThat(append(taken, 10_000)).as("still full").isFalse();
        assertThat(store.end()).isEqualTo(taken);
        assertThat(store.first()).isZero();
        assertThat(store.dropped()).isZero();

        var waiting = CompletableFuture.runAsync(() -> {
            try {
                store.awaitRoom(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        store.keepOldest(false);
        waiting.get(10, TimeUnit.SECONDS);
        assertThat(append(taken, 10_000)).isTrue();
        assertThat(store.message(taken).map(Message::offset)).contains(taken);
        assertThat(store.dropped()).isPositive();
    }

    @Test
    void whatNobodyAskedForIsHiddenAndDoesNotCountAsDropped() {
        for (long offset = 0; offset < 10_000; offset++) {
            append(offset, 200);
        }
        long held = store.heldBytes();

        store.forgetBefore(9_500);

        assertThat(store.first()).isEqualTo(9_500);
        assertThat(store.message(9_499)).isEmpty();
        assertThat(store.preview(9_499, 1)).isEmpty();
        assertThat(store.message(9_500).map(Message::offset)).contains(9_500L);
        assertThat(store.heldBytes()).isLessThan(held);
        assertThat(store.dropped()).isZero();

        store.forgetBefore(100);
        assertThat(store.first()).as("never goes back").isEqualTo(9_500);
        store.forgetBefore(Long.MAX_VALUE);
        assertThat(store.first()).isEqualTo(store.end());
        append(10_000, 1);
        assertThat(store.message(10_000).map(Message::offset)).contains(10_000L);
    }

    @Test
    void aClearedStoreForgetsWhatStillComes() {
        append(0, 100);
        store.clear();

        assertThat(append(1, 100)).isTrue();
        assertThat(store.heldBytes()).isZero();
        assertThat(store.message(0)).isEmpty();
        assertThat(store.message(1)).isEmpty();
        assertThat(store.first()).isEqualTo(store.end());
    }

    @Test
    void clearingWakesWhoWaitsForRoom() throws Exception {
        store.keepOldest(true);
        var waiting = new ArrayList<CompletableFuture<Void>>();
        waiting.add(CompletableFuture.runAsync(() -> {
            try {
                store.awaitRoom(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }));
        store.clear();

        waiting.getFirst().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aStoreOfNothingIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordStore("t", 0));
    }
}
