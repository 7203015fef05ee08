package dev.topicscope.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TimeMergeTest {

    private record Stamped(int partition, long offset, long time) {
    }

    private final TimeMerge<Stamped> merge = new TimeMerge<>(Stamped::time);

    private void add(int partition, long offset, long time) {
        merge.add(partition, new Stamped(partition, offset, time));
    }

    private List<String> drained() {
        var order = new ArrayList<String>();
        merge.drain(record -> order.add(record.partition() + "@" + record.time()));
        return order;
    }

    @Test
    void recordsOfAllPartitionsComeInTheOrderOfTime() {
        add(0, 0, 10);
        add(0, 1, 40);
        add(1, 0, 20);
        add(1, 1, 30);

        assertThat(drained()).containsExactly("0@10", "1@20", "1@30", "0@40");
    }

    @Test
    void equalTimesComeInTheOrderOfPartitions() {
        add(2, 0, 5);
        add(0, 0, 5);
        add(1, 0, 5);

        assertThat(drained()).containsExactly("0@5", "1@5", "2@5");
    }

    @Test
    void withinAPartitionTheOrderOfOffsetsStaysWhateverTheTimesSay() {
        add(0, 0, 100);
        add(0, 1, 1);
        add(1, 0, 50);

        assertThat(drained()).containsExactly("1@50", "0@100", "0@1");
    }

    @Test
    void nothingPassesAnAwaitedPartitionThatHasNothingToCompareWith() {
        merge.await(1);
        add(0, 0, 10);
        assertThat(merge.peek()).isNull();

        add(1, 0, 20);
        assertThat(drained()).containsExactly("0@10", "1@20");

        add(0, 1, 30);
        assertThat(drained()).as("partition 1 is awaited again").isEmpty();

        merge.release(1);
        assertThat(drained()).containsExactly("0@30");
    }

    @Test
    void aReleasedPartitionsRecordsStillComeInTheirPlace() {
        merge.await(0);
        merge.await(1);
        add(0, 0, 20);
        add(1, 0, 10);
        merge.release(1);

        assertThat(drained()).containsExactly("1@10", "0@20");
        assertThat(merge.isAwaited(0)).isTrue();
        assertThat(merge.isAwaited(1)).isFalse();
    }

    @Test
    void awaitingAndReleasingTwiceIsOnce() {
        merge.await(0);
        merge.await(0);
        merge.release(0);
        merge.release(0);
        add(1, 0, 1);
        assertThat(drained()).containsExactly("1@1");

        add(0, 0, 2);
        merge.await(0);
        merge.await(0);
        assertThat(drained()).containsExactly("0@2");
        add(1, 1, 3);
        assertThat(merge.peek()).isNull();
    }

    @Test
    void takingWhatIsNotDueIsADefect() {
        merge.await(0);
        add(1, 0, 1);

        assertThatIllegalStateException().isThrownBy(merge::take);
        assertThat(merge.held(1)).isEqualTo(1);
    }

    @Test
    void anyInterleavingGivesTheSameOrderAndLosesNothing() {
        var random = new Random(7);
        var pending = new ArrayList<List<Stamped>>();
        for (int partition = 0; partition < 5; partition++) {
            var records = new ArrayList<Stamped>();
            long time = 0;
            for (long offset = 0; offset < 200; offset++) {
                time += random.nextInt(4);
                records.add(new Stamped(partition, offset, time));
            }
            pending.add(records);
            merge.await(partition);
        }
        var order = new ArrayList<Stamped>();
        while (pending.stream().anyMatch(records -> !records.isEmpty())) {
            var records = pending.get(random.nextInt(5));
            for (int i = random.nextInt(20); i > 0 && !records.isEmpty(); i--) {
                var record = records.removeFirst();
                merge.add(record.partition(), record);
            }
            if (records.isEmpty()) {
                merge.release(pending.indexOf(records));
            }
            merge.drain(order::add);
        }
        pending.forEach(records -> merge.release(pending.indexOf(records)));
        for (int partition = 0; partition < 5; partition++) {
            merge.release(partition);
        }
        merge.drain(order::add);

        assertThat(order).hasSize(1000).isSortedAccordingTo((one, other) -> Long.compare(one.time(), other.time()));
        for (int partition = 0; partition < 5; partition++) {
            int number = partition;
            assertThat(order.stream().filter(record -> record.partition() == number).map(Stamped::offset)).isSorted().hasSize(200);
        }
    }
}
