package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordFetcherTest {

    private static final Partition PARTITION = new Partition(FakeOffsets.TOPIC, 0);

    private final MockConsumer<ByteBuffer, ByteBuffer> consumer = new MockConsumer<>("none");
    private final FakeOffsets offsets = new FakeOffsets();
    private final Cancellation cancellation = new Cancellation();
    private final RecordFetcher fetcher = new RecordFetcher(offsets, _ -> consumer, Duration.ofMillis(50));

    @AfterEach
    void theConsumerIsClosed() {
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void theRecordOfThatOffsetComes() throws FailureException {
        offsets.with(0, 0, 9);
        bring(5, 6);

        assertThat(fetcher.fetch(PARTITION, 5, _ -> { }, cancellation).offset()).isEqualTo(5);
    }

    @Test
    void whatCompactionHasRemovedIsSaidToBeGone() {
        offsets.with(0, 0, 9);
        bring(7);

        assertThatThrownBy(() -> fetcher.fetch(PARTITION, 5, _ -> { }, cancellation))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure())
                        .isInstanceOfSatisfying(Failure.Gone.class, gone -> assertThat(gone.reason()).contains("Compaction", "offset 7")));
    }

    @Test
    void aClusterThatFallsSilentIsNotWaitedForWithoutEnd() {
        offsets.with(0, 0, 9);

        assertThatThrownBy(() -> fetcher.fetch(PARTITION, 5, _ -> { }, cancellation))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.TimedOut.class));
    }

    @Test
    void aLoadThatIsTakenBackWhileItWaitsEnds() {
        offsets.with(0, 0, 9);
        consumer.schedulePollTask(cancellation::cancel);

        assertThatThrownBy(() -> fetcher.fetch(PARTITION, 5, _ -> { }, cancellation))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
    }

    private void bring(long... brought) {
        consumer.schedulePollTask(() -> {
            for (long offset : brought) {
                consumer.addRecord(MockReading.record(0, offset, offset));
            }
        });
    }
}
