package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageReaderTest {

    private static final long ANY = Long.MAX_VALUE;

    private final MockConsumer<ByteBuffer, ByteBuffer> consumer = new MockConsumer<>("none");
    private final PageReader reader = new PageReader(FakeOffsets.TOPIC, new FakeOffsets(), new ConcurrentHashMap<>(Map.of(0, 0L, 1, 0L)),
            Duration.ofMillis(300));

    @Test
    void aPartitionThatDoesNotAnswerIsLeftOutAndKeepsItsEdge() throws FailureException {
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < 12; offset++) {
                consumer.addRecord(MockReading.record(0, offset, offset));
            }
        });

        var page = reader.before(Map.of(0, 10L, 1, 10L), ANY, consumer, new Cancellation());

        assertThat(page.silent()).containsExactly(1);
        assertThat(page.edges()).isEqualTo(Map.of(0, 0L, 1, 10L));
        assertThat(page.records().messages(0, 100)).extracting(Message::offset)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void whereNoneAnswersItFails() {
        assertThatThrownBy(() -> reader.before(Map.of(0, 10L), ANY, consumer, new Cancellation()))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.TimedOut.class));
    }

    @Test
    void itEndsWhenNobodyWantsIt() {
        var cancellation = new Cancellation();
        consumer.schedulePollTask(cancellation::cancel);

        assertThatThrownBy(() -> reader.before(Map.of(0, 10L), ANY, consumer, cancellation))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
    }

    @Test
    void whatLiesBeforeTheLogIsNotAskedFor() throws FailureException {
        var page = reader.before(Map.of(0, 0L), ANY, consumer, new Cancellation());

        assertThat(page.records().end()).isZero();
        assertThat(page.silent()).isEmpty();
        assertThat(consumer.assignment()).isEmpty();
    }
}
