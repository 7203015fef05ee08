package dev.topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;

/// Where a reading has its consumer from, and where it goes afterwards. Called on the reader's thread.
interface ReadConsumers {

    Duration CLOSE = Duration.ofMillis(300);

    /// A consumer for that many partitions, with none assigned.
    ///
    /// @throws org.apache.kafka.common.KafkaException if none can be made
    Consumer<ByteBuffer, ByteBuffer> open(int partitions);

    /// Takes it back; `well` says that it has not failed.
    default void done(Consumer<ByteBuffer, ByteBuffer> consumer, boolean well) {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
