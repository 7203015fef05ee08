package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;

import dev.topicscope.kafka.FetchPace.Poll;

import static org.assertj.core.api.Assertions.assertThat;

class PacedConsumerTest {

    private static final Duration POLL = Duration.ofMillis(1);

    private final FetchPace pace = new FetchPace(new FetchSize(4 << 20, 1 << 20), new FetchSize(4 << 20, 1 << 20), Duration.ofSeconds(2));
    private final List<MockConsumer<ByteBuffer, ByteBuffer>> made = new ArrayList<>();
    private final List<FetchSize> sizes = new ArrayList<>();
    private final List<Optional<String>> limits = new ArrayList<>();
    private final PollTally tally = new PollTally();
    private final PacedConsumer consumer = new PacedConsumer(new PacedConsumer.Source(pace, size -> {
        sizes.add(size);
        made.add(new MockConsumer<>("none"));
        return made.getLast();
    }), tally, limits::add);

    @Test
    void aConsumerMadeAnewGoesOnWhereTheOneBeforeWas() {
        var first = FakeOffsets.partition(0);
        var second = FakeOffsets.partition(1);
        consumer.assign(List.of(first, second));
        consumer.seek(first, 5);
        consumer.seek(second, 70);
        consumer.pause(List.of(second));
        made.getFirst().addRecord(MockReading.record(0, 8, 8));
        assertThat(consumer.poll(POLL).count()).isEqualTo(1);

        // The link turns out to be slow.
        assertThat(pace.observe(new Poll(Duration.ofSeconds(2), Duration.ZERO, 100_000, false, 2))).isTrue();
        consumer.poll(POLL);
        consumer.poll(POLL);

        assertThat(made).hasSize(2);
        assertThat(made.getFirst().closed()).isTrue();
        var anew = made.getLast();
        assertThat(anew.assignment()).isEqualTo(Set.of(first, second));
        assertThat(anew.position(first)).isEqualTo(9);
        assertThat(anew.position(second)).isEqualTo(70);
        assertThat(anew.paused()).isEqualTo(Set.of(second));
        assertThat(sizes.getLast().partitionBytes()).isLessThan(sizes.getFirst().partitionBytes());
        assertThat(limits).hasSize(1).allMatch(Optional::isPresent);
    }

    @Test
    void pollsAreCounted() {
        consumer.assign(List.of(FakeOffsets.partition(0)));
        consumer.seek(FakeOffsets.partition(0), 0);
        consumer.poll(POLL);
        consumer.poll(POLL);

        var figures = PollTally.sum(List.of(tally));
        assertThat(figures.polls()).isEqualTo(2);
        assertThat(figures.fetchBytes()).isEqualTo(4 << 20);
        assertThat(figures.partitionFetchBytes()).isEqualTo(1 << 20);
        consumer.close();
        assertThat(made.getFirst().closed()).isTrue();
    }
}
