package dev.topicscope.browse;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.topicscope.browse.ProducerSettings.Acks;
import dev.topicscope.browse.ProducerSettings.Compression;
import dev.topicscope.browse.ProducerSettings.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class ProducerSettingsTest {

    private static final ProducerSettings SAFE = ProducerSettings.safe();

    @Test
    void idempotenceForcesAllAcksAndFewerAcksEndIt() {
        var leader = SAFE.withAcks(Acks.LEADER);
        assertThat(leader.idempotence()).isFalse();
        assertThat(leader.problems()).isEmpty();
        assertThat(leader.consequences()).anyMatch(said -> said.contains("is lost if it dies"))
                .anyMatch(said -> said.contains("acks=1 rules out idempotence"));
        assertThat(leader.withIdempotence(true).acks()).isEqualTo(Acks.ALL);
        assertThat(SAFE.consequences()).anyMatch(said -> said.startsWith("Idempotence forces acks=all"));
        assertThat(SAFE.problems()).isEmpty();
    }

    @Test
    void whatCantBeUsedIsSaidWithItsSetting() {
        assertThat(new ProducerSettings(Acks.NONE, true, Compression.NONE, Duration.ZERO, 0, 1_000_000, Duration.ofSeconds(5)).problems())
                .extracting(Problem::setting).containsExactly("acks");
        assertThat(SAFE.withLinger(Duration.ofSeconds(10)).withTimeout(Duration.ofSeconds(10)).problems()).extracting(Problem::setting)
                .containsExactly("delivery.timeout.ms");
        assertThat(SAFE.withBatchSize(-1).withMaxRequestSize(0).withTimeout(Duration.ZERO).withLinger(Duration.ofMillis(-1)).problems())
                .extracting(Problem::setting).containsExactly("linger.ms", "batch.size", "max.request.size", "delivery.timeout.ms");
    }
}
