package dev.topicscope.browse;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.topicscope.model.Message;
import dev.topicscope.model.Timestamp;

import static org.assertj.core.api.Assertions.assertThat;

/// What a store does at its two ends: older records put before, newest dropped and read again, rows on screen kept.
class RecordStoreEdgesTest {

    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    private final RecordStore store = new RecordStore("t", 4 * MIB);

    private static boolean append(RecordStore to, int partition, long offset, int bytes) {
        return to.append(partition, offset, Timestamp.Kind.CREATED, offset, null, ByteBuffer.allocate(bytes), List.of());
    }

    private static RecordStore page(int partition, long from, long to, int bytes) {
        var page = new RecordStore("t", Long.MAX_VALUE);
        for (long offset = from; offset < to; offset++) {
            append(page, partition, offset, bytes);
        }
        return page;
    }

    private List<Long> offsets() {
        return store.messages(store.first(), Integer.MAX_VALUE).stream().map(Message::offset).toList();
    }

    @Test
    void olderRecordsComeBeforeTheFirstAndMoveNoIndex() {
        store.begin(0, 100);
        append(store, 0, 100, 10);
        append(store, 0, 101, 10);

        assertThat(store.prepend(page(0, 97, 100, 10), Map.of(0, 100L), Map.of(0, 97L))).isTrue();
        append(store, 0, 102, 10);

        assertThat(store.first()).isEqualTo(-3);
        assertThat(store.end()).isEqualTo(3);
        assertThat(store.message(-3).orElseThrow().offset()).isEqualTo(97);
        assertThat(store.message(0).orElseThrow().offset()).isEqualTo(100);
        assertThat(offsets()).containsExactly(97L, 98L, 99L, 100L, 101L, 102L);
        assertThat(store.before()).isEqualTo(Map.of(0, 97L));
    }

    @Test
    void aPageReadBeforeTheEdgeMovedIsNotTaken() {
        store.begin(0, 100);
        append(store, 0, 100, 10);
        assertThat(store.prepend(page(0, 90, 95, 10), Map.of(0, 95L), Map.of(0, 90L))).isFalse();
        store.begin(1, 7);
        assertThat(store.prepend(page(0, 95, 100, 10), Map.of(0, 100L), Map.of(0, 95L))).isFalse();

        assertThat(offsets()).containsExactly(100L);
    }

    @Test
    void whatIsDroppedOrHiddenAtTheHeadMovesTheEdge() {
        store.begin(0, 0);
        store.begin(1, 50);
        for (long offset = 0; offset < 100; offset++) {
            append(store, 0, offset, 100 * KIB);
        }
        assertThat(store.first()).isPositive();
        assertThat(store.before()).isEqualTo(Map.of(0, store.first(), 1, 50L));
        assertThat(store.dropped()).isEqualTo(store.first());

        store.forgetBefore(98);
        assertThat(store.first()).isEqualTo(98);
        assertThat(store.before()).containsEntry(0, 98L);
        assertThat(store.prepend(page(0, 95, 98, 10), store.before(), Map.of(0, 95L))).isTrue();
        assertThat(offsets()).containsExactly(95L, 96L, 97L, 98L, 99L);
    }

    @Test
    void hiddenRecordsMayBeReadAgainIntoTheirPlaces() {
        store.begin(0, 0);
        for (long offset = 0; offset < 10; offset++) {
            append(store, 0, offset, 10);
        }
        store.forgetBefore(7);
        assertThat(store.prepend(page(0, 2, 7, 10), Map.of(0, 7L), Map.of(0, 2L))).isTrue();

        assertThat(store.first()).isEqualTo(2);
        assertThat(offsets()).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(store.message(5).orElseThrow().offset()).isEqualTo(5);
    }

    @Test
    void aFullStoreDropsItsNewestForOlderOnesAndTellsWhereToGoOn() {
        store.keepOldest(true);
        store.begin(0, 1_000);
        long offset = 1_000;
        while (append(store, 0, offset, 100 * KIB)) {
            offset++;
        }
        long end = store.end();
        assertThat(store.prepend(page(0, 980, 1_000, 100 * KIB), Map.of(0, 1_000L), Map.of(0, 980L))).isTrue();

        assertThat(store.heldBytes()).isLessThanOrEqualTo(4 * MIB);
        assertThat(store.end()).isLessThan(end);
        assertThat(store.dropped()).isEqualTo(end - store.end());
        assertThat(append(store, 0, offset, 10)).as("what does not follow what is held").isFalse();
        assertThat(store.resume()).as("no room yet").isEmpty();

        store.dropOldest(MIB);
        long next = store.messages(store.end() - 1, 1).getFirst().offset() + 1;
        assertThat(store.resume()).contains(Map.of(0, next));
        assertThat(append(store, 0, next, 10)).isTrue();
        assertThat(offsets()).isSorted().doesNotHaveDuplicates();
        assertThat(offsets().getLast() - offsets().getFirst()).isEqualTo(offsets().size() - 1);
    }

    @Test
    void recordsReadAgainNoLongerCountAsDropped() {
        store.begin(0, 0);
        for (long offset = 0; offset < 60; offset++) {
            append(store, 0, offset, 100 * KIB);
        }
        long dropped = store.dropped();
        store.keepOldest(true);
        store.prepend(page(0, store.first() - 2, store.first(), 10), store.before(), Map.of(0, store.first() - 2));

        assertThat(store.dropped()).isEqualTo(dropped - 2 + 60 - store.end());
    }

    @Test
    void pinnedRowsOutliveWhatFollowsThem() {
        for (long offset = 0; offset < 30; offset++) {
            append(store, 0, offset, 100 * KIB);
        }
        long pinned = store.end() - 1;
        store.pin(Optional.of(new IndexRange(pinned - 1, pinned + 1)));
        for (long offset = 30; offset < 300; offset++) {
            append(store, 0, offset, 100 * KIB);
        }

        assertThat(store.first()).isGreaterThan(pinned);
        assertThat(store.message(pinned).orElseThrow().offset()).isEqualTo(29);
        assertThat(store.aroundPin().contains(pinned)).isTrue();
        assertThat(store.aroundPin().end()).isLessThan(store.first());
        assertThat(store.heldBytes()).isLessThanOrEqualTo(4 * MIB);
        assertThat(store.prepend(page(0, 1, 2, 1), store.before(), Map.of())).as("not between the pinned and the rest").isFalse();
        long held = store.end() - store.first();
        assertThat(store.dropped()).isEqualTo(300 - held);

        store.pin(Optional.empty());
        assertThat(store.message(pinned)).isEmpty();
        assertThat(store.aroundPin()).isEqualTo(new IndexRange(store.first(), 300));
    }
}
