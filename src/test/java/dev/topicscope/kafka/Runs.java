package dev.topicscope.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongFunction;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import dev.topicscope.browse.Pace;
import dev.topicscope.browse.Placement;
import dev.topicscope.browse.ProducerSettings;
import dev.topicscope.browse.RecordSource;
import dev.topicscope.browse.RecordSource.Item;
import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.browse.Sending;
import dev.topicscope.browse.Sending.Progress;
import dev.topicscope.lab.Await;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Draft;

import static org.assertj.core.api.Assertions.assertThat;

/// What tests of runs have in common.
final class Runs {

    static final Pace FASTEST = new Pace.Fastest();

    private Runs() {
    }

    static Draft draft(byte[] value) {
        return new Draft(OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.of(value), List.of());
    }

    /// Records whose values are their numbers, counted from 0.
    static RecordSource.Plan numbers(long count) {
        return plan(count, number -> new Item.Ready(draft(String.valueOf(number).getBytes(StandardCharsets.US_ASCII)), number + 1));
    }

    static RecordSource.Plan plan(long count, LongFunction<Item> maker) {
        return new RecordSource.Plan() {
            @Override
            public RecordSource open(Cancellation cancellation) {
                return new RecordSource() {
                    private long next;

                    @Override
                    public Item next() {
                        return next < count ? maker.apply(next++) : new Item.End();
                    }

                    @Override
                    public void close() {
                        next = count;
                    }
                };
            }

            @Override
            public OptionalLong count() {
                return OptionalLong.of(count);
            }
        };
    }

    static SendRequest request(String topic, RecordSource.Plan plan, Pace pace, ProducerSettings settings) {
        return new SendRequest(topic, plan, OptionalLong.empty(), pace, new Placement.AsNamed(), settings, true, OnFault.STOP);
    }

    static SendRequest request(String topic, RecordSource.Plan plan) {
        return request(topic, plan, FASTEST, ProducerSettings.safe());
    }

    /// Waits for the end of the run, and sees that the counts add up all the while.
    static Progress awaitOver(Sending sending) throws Exception {
        Await.until("the run is over", Duration.ofSeconds(90), () -> {
            var progress = sending.progress();
            assertThat(progress.counts().open()).isNotNegative();
            return progress.state().isOver();
        });
        var progress = sending.progress();
        var counts = progress.counts();
        assertThat(counts.acknowledged() + counts.failed() + counts.neverSent()).as("%s", progress).isEqualTo(counts.handedOver());
        return progress;
    }

    /// All records of a topic, partition by partition.
    static List<ConsumerRecord<byte[], byte[]>> stored(String bootstrap, String topic) {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap, "allow.auto.create.topics", false),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream().map(one -> new TopicPartition(topic, one.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (!partitions.stream().allMatch(partition -> consumer.position(partition) >= ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }

    static List<String> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(record -> new String(record.value(), StandardCharsets.UTF_8)).toList();
    }
}
