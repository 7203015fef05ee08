package dev.topicscope.browse;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.topicscope.browse.ProducerSettings.Compression;
import dev.topicscope.browse.TopicLimits.Origin;
import dev.topicscope.model.Draft;

/// How large a record is where limits are applied to it (message format 2, `org.apache.kafka.common.record.DefaultRecord`). Pure.
public final class RecordSize {

    private static final int BATCH_OVERHEAD = 61;
    private static final int MAX_RECORD_OVERHEAD = 21;
    /// Attributes, and the differences of time and offset of the first record of a batch: a byte each.
    private static final int RECORD_FIELDS = 3;

    private RecordSize() {
    }

    /// How large a record is: `inRequestBytes` is what the producer holds against `max.request.size`, the record with the largest overhead
    /// it may have; `inBatchBytes` what a broker holds against `max.message.bytes`, a batch of this record alone, without compression.
    public record Measure(long inRequestBytes, long inBatchBytes) {
    }

    /// How large `draft` is.
    public static Measure of(Draft draft) {
        return measure(contentBytes(draft, sized(draft.value())));
    }

    /// How large `draft` would be with a value of so many bytes in the place of its own.
    public static Measure withValue(Draft draft, long valueBytes) {
        return measure(contentBytes(draft, varIntBytes(valueBytes) + valueBytes));
    }

    /// [Measure#inRequestBytes] of `draft`.
    public static long inRequestBytes(Draft draft) {
        return of(draft).inRequestBytes();
    }

    /// [Measure#inBatchBytes] of `draft`.
    public static long inBatchBytes(Draft draft) {
        return of(draft).inBatchBytes();
    }

    /// The limit that stands in the way of a record: its name in Kafka, its value, and a sentence on where it is set and what to do.
    ///
    /// `certain` is false where compression may make the record small enough.
    public record Obstacle(String setting, long limitBytes, long sizeBytes, boolean certain, String advice) {
    }

    /// What stands in the way of `draft`, the producer's own limit first; empty where nothing does, as far as is known.
    public static Optional<Obstacle> obstacle(Draft draft, ProducerSettings settings, Optional<TopicLimits> limits) {
        return obstacle(of(draft), settings, limits);
    }

    /// What stands in the way of a record of that size, as for a draft.
    public static Optional<Obstacle> obstacle(Measure record, ProducerSettings settings, Optional<TopicLimits> limits) {
        long inRequest = record.inRequestBytes();
        if (inRequest > settings.maxRequestSizeBytes()) {
            return Optional.of(new Obstacle("max.request.size", settings.maxRequestSizeBytes(), inRequest, true,
                    "The producer's own limit, set in this form: raise it to at least " + inRequest + " bytes."));
        }
        return limits.map(TopicLimits::maxMessageBytes).filter(limit -> record.inBatchBytes() > limit.value()).map(limit -> {
            long size = record.inBatchBytes();
            boolean compressed = settings.compression() != Compression.NONE;
            return new Obstacle("max.message.bytes", limit.value(), size, !compressed, where(limit.origin(), size)
                    + (compressed ? " Compressed it may be small enough." : " Or have it compressed: the limit is on what is stored."));
        });
    }

    private static String where(Origin origin, long size) {
        return switch (origin) {
            case TOPIC -> "A setting of the topic: raise its max.message.bytes to at least " + size + ".";
            case BROKER -> "The brokers' message.max.bytes, which this topic follows: set the topic's own max.message.bytes to at least "
                    + size + ".";
            case DEFAULT -> "Kafka's default, which nobody has changed: set the topic's max.message.bytes to at least " + size + ".";
        };
    }

    private static Measure measure(long contentBytes) {
        long body = RECORD_FIELDS + contentBytes;
        return new Measure(BATCH_OVERHEAD + MAX_RECORD_OVERHEAD + contentBytes, BATCH_OVERHEAD + varIntBytes(body) + body);
    }

    private static long contentBytes(Draft draft, long ofValue) {
        long bytes = sized(draft.key()) + ofValue + varIntBytes(draft.headers().size());
        for (var header : draft.headers()) {
            bytes += sized(Optional.of(header.key().getBytes(StandardCharsets.UTF_8))) + sized(header.value());
        }
        return bytes;
    }

    private static long sized(Optional<byte[]> content) {
        return content.map(bytes -> varIntBytes(bytes.length) + bytes.length).orElse(1L);
    }

    /// Of a number that is not negative, written zigzag in groups of seven bits.
    private static long varIntBytes(long number) {
        long zigzag = number << 1;
        long bytes = 1;
        while (zigzag > 0x7f) {
            zigzag >>>= 7;
            bytes++;
        }
        return bytes;
    }
}
