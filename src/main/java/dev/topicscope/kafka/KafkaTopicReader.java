package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.Consumer;

import dev.topicscope.browse.ReadRequest;
import dev.topicscope.browse.Reading;
import dev.topicscope.browse.TopicReader;
import dev.topicscope.model.IsolationLevel;

/// The readings of one tab: one after the other on the same thread with the same consumer, and a second warm consumer for pages.
final class KafkaTopicReader implements TopicReader {

    private final String bootstrap;
    private final Function<IsolationLevel, Offsets> offsets;
    private final WarmReader reader;
    private final PageThread pages;
    private final java.util.function.Consumer<KafkaTopicReader> onClose;
    private final Map<IsolationLevel, Offsets> asked = new EnumMap<>(IsolationLevel.class);
    private Optional<KafkaReading> current = Optional.empty();

    /// `offsets` asks for what readings of an isolation level have to know. `consumers` makes the consumers of readings, `pageConsumers`
    /// those of pages. `onClose` is told when the tab is closed.
    KafkaTopicReader(String topic, String bootstrap, Function<IsolationLevel, Offsets> offsets,
            BiFunction<IsolationLevel, Integer, PacedConsumer.Source> consumers,
            Function<IsolationLevel, Consumer<ByteBuffer, ByteBuffer>> pageConsumers,
            java.util.function.Consumer<KafkaTopicReader> onClose) {
        this.bootstrap = bootstrap;
        this.offsets = offsets;
        this.onClose = onClose;
        reader = new WarmReader(topic, consumers);
        pages = new PageThread(topic, pageConsumers);
    }

    private record Tools(ReadConsumers consumers, PageThread pages, WarmReader reader, IsolationLevel isolation)
            implements KafkaReading.Tools {

        @Override
        public boolean run(Runnable reading, java.util.function.Consumer<Throwable> broken) {
            return reader.run(() -> {
                // Made while the reader finds out where to start, so that the next jump finds it warm.
                pages.warm(isolation);
                reading.run();
            }, broken);
        }

        @Override
        public void close() {
            // They are kept for the next reading.
        }
    }

    @Override
    public synchronized Reading read(ReadRequest request) {
        current.ifPresent(KafkaReading::close);
        var tools = new Tools(reader.consumers(request.isolation()), pages, reader, request.isolation());
        var asking = asked.computeIfAbsent(request.isolation(), isolation -> new RecentTopic(offsets.apply(isolation)));
        var reading = new KafkaReading(request, bootstrap, asking, tools, _ -> { });
        current = Optional.of(reading);
        reading.start();
        return reading;
    }

    @Override
    public synchronized void close() {
        current.ifPresent(KafkaReading::close);
        reader.close();
        pages.close();
        onClose.accept(this);
    }

    void awaitEnd(Duration atMost) {
        reader.awaitEnd(atMost);
        pages.awaitEnd(atMost);
    }
}
