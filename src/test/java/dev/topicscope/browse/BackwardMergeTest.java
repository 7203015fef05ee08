package dev.topicscope.browse;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackwardMergeTest {

    private final BackwardMerge<Item> merge = new BackwardMerge<>(Item::time, Item::bytes, 5, 1_000);

    private record Item(int partition, long offset, long time, long bytes) {
        private Item(int partition, long offset, long time) {
            this(partition, offset, time, 1);
        }
    }

    @Test
    void theNewestOverAllPartitionsAreChosen() {
        merge.begin(0, 3);
        merge.begin(1, 8);
        merge.add(0, List.of(new Item(0, 0, 1), new Item(0, 1, 10), new Item(0, 2, 12)), 0, false);
        merge.add(1, List.of(new Item(1, 5, 9), new Item(1, 6, 11), new Item(1, 7, 13)), 5, true);
        merge.take();

        assertThat(merge.records()).extracting(Item::time).containsExactly(9L, 10L, 11L, 12L, 13L);
        assertThat(merge.edges(Item::offset)).isEqualTo(Map.of(0, 1L, 1, 5L));
        assertThat(merge.isFull()).isTrue();
    }

    @Test
    void nothingOlderIsChosenWhileAPartitionMayHaveSomethingNewer() {
        merge.begin(0, 2);
        merge.begin(1, 8);
        merge.add(0, List.of(new Item(0, 0, 1), new Item(0, 1, 2)), 0, false);
        merge.take();
        assertThat(merge.size()).isZero();
        assertThat(merge.wanting()).containsExactly(1);
        assertThat(merge.low(1)).isEqualTo(8);

        merge.add(1, List.of(new Item(1, 7, 3)), 7, true);
        merge.take();
        assertThat(merge.records()).extracting(Item::time).containsExactly(3L);

        merge.add(1, List.of(), 0, false);
        merge.take();
        assertThat(merge.records()).extracting(Item::time).containsExactly(1L, 2L, 3L);
        assertThat(merge.edges(Item::offset)).isEqualTo(Map.of(0, 0L, 1, 0L));
        assertThat(merge.wanting()).isEmpty();
    }

    @Test
    void offsetsStayInOrderWhateverTheTimesAre() {
        merge.begin(0, 3);
        merge.add(0, List.of(new Item(0, 0, 99), new Item(0, 1, -1), new Item(0, 2, 5)), 0, false);
        merge.take();

        assertThat(merge.records()).extracting(Item::offset).containsExactly(0L, 1L, 2L);
    }

    @Test
    void equalTimesComeInTheOrderOfPartitions() {
        merge.begin(1, 1);
        merge.begin(0, 1);
        merge.add(0, List.of(new Item(0, 0, 7)), 0, false);
        merge.add(1, List.of(new Item(1, 0, 7)), 0, false);
        merge.take();

        assertThat(merge.records()).extracting(Item::partition).containsExactly(0, 1);
    }

    @Test
    void aPartitionLeftOutKeepsItsEdge() {
        merge.begin(0, 2);
        merge.begin(1, 8);
        merge.add(1, List.of(new Item(1, 7, 30)), 7, true);
        merge.add(0, List.of(new Item(0, 0, 1), new Item(0, 1, 2)), 0, false);
        merge.take();
        merge.leaveOut(1);
        merge.take();

        assertThat(merge.records()).extracting(Item::time).containsExactly(1L, 2L, 30L);
        assertThat(merge.edges(Item::offset)).isEqualTo(Map.of(0, 0L, 1, 7L));
    }

    @Test
    void largeRecordsMakeItFewer() {
        merge.begin(0, 3);
        merge.add(0, List.of(new Item(0, 0, 1, 600), new Item(0, 1, 2, 600), new Item(0, 2, 3, 600)), 0, false);
        merge.take();

        assertThat(merge.records()).extracting(Item::offset).containsExactly(1L, 2L);
        assertThat(merge.edges(Item::offset)).isEqualTo(Map.of(0, 1L));
    }
}
