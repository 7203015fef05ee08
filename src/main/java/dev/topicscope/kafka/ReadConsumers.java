package dev.topicscope.kafka;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// Where a reading has its consumer from, and where it goes afterwards. Called on the reader's thread.
interface ReadConsumers {

    /// A consumer for that many partitions, with none assigned, that counts and tells as [PacedConsumer] does.
    ///
    /// @throws org.apache.kafka.common.KafkaException if none can be made
    PacedConsumer open(int partitions, PollTally tally, Consumer<Optional<String>> onLimit);

    /// Takes it back; `well` says that it has not failed.
    default void done(PacedConsumer consumer, boolean well) {
        consumer.close();
    }

    /// A new consumer each time.
    static ReadConsumers of(IntFunction<PacedConsumer.Source> sources) {
        return (partitions, tally, onLimit) -> new PacedConsumer(sources.apply(partitions), tally, onLimit);
    }
}
