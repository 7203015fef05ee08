package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.RecordSize;
import dev.topicscope.browse.TopicLimits;
import dev.topicscope.browse.TopicLimits.Limit;
import dev.topicscope.browse.TopicLimits.Origin;
import dev.topicscope.model.Draft;
import dev.topicscope.model.Header;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds our arithmetic against Kafka's own.
class RecordSizeTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 63, 64, 8_191, 8_192, 1_048_575, 1_048_576})
    void sizesAreThoseThatKafkaComputes(int size) {
        var headers = List.of(new Header("é", Optional.of(new byte[100])), new Header("b", Optional.empty()));
        var theirs = new RecordHeader[] {new RecordHeader("é", new byte[100]), new RecordHeader("b", (byte[]) null)};
        for (var key : List.of(Optional.<byte[]>empty(), Optional.of(new byte[70]))) {
            var draft = new Draft(OptionalInt.empty(), Optional.empty(), key, Optional.of(new byte[size]), headers);
            assertThat(RecordSize.inBatchBytes(draft)).isEqualTo(MemoryRecords.withRecords(Compression.NONE,
                    new SimpleRecord(0, key.orElse(null), new byte[size], theirs)).sizeInBytes());
            assertThat(RecordSize.inRequestBytes(draft)).isEqualTo(AbstractRecords.estimateSizeInBytesUpperBound(
                    RecordBatch.CURRENT_MAGIC_VALUE, CompressionType.NONE, key.map(ByteBuffer::wrap).orElse(null),
                    ByteBuffer.wrap(new byte[size]), theirs));
        }
    }

    @Test
    void theLimitThatStandsInTheWayIsNamedWithWhereItIsSet() {
        var draft = Runs.draft(new byte[2_000]);
        var settings = ProducerSettings.safe().withLinger(Duration.ZERO);
        assertThat(RecordSize.obstacle(draft, settings.withMaxRequestSize(1_500), Optional.empty()).orElseThrow()).satisfies(found -> {
            assertThat(found.setting()).isEqualTo("max.request.size");
            assertThat(found.certain()).isTrue();
        });
        assertThat(RecordSize.obstacle(draft, settings, limits(1_000, Origin.BROKER)).orElseThrow()).satisfies(found -> {
            assertThat(found.setting()).isEqualTo("max.message.bytes");
            assertThat(found.advice()).contains("message.max.bytes").contains(String.valueOf(RecordSize.inBatchBytes(draft)));
        });
        assertThat(RecordSize.obstacle(draft, settings.withCompression(ProducerSettings.Compression.ZSTD), limits(1_000, Origin.TOPIC))
                .orElseThrow().certain()).isFalse();
        assertThat(RecordSize.obstacle(draft, settings, limits(RecordSize.inBatchBytes(draft), Origin.TOPIC))).isEmpty();
        assertThat(RecordSize.obstacle(draft, settings, Optional.empty())).isEmpty();
    }

    private static Optional<TopicLimits> limits(long maxMessageBytes, Origin origin) {
        return Optional.of(new TopicLimits(new Limit(maxMessageBytes, origin), new Limit(1, Origin.DEFAULT)));
    }
}
