package dev.topicscope.kafka;

import java.util.function.Consumer;

/// The tools of a reading that stands alone: its thread ends with it, and the pages when it is closed.
record OneReading(String topic, ReadConsumers consumers, PageThread pages) implements KafkaReading.Tools {

    @Override
    public boolean run(Runnable reading, Consumer<Throwable> broken) {
        Thread.ofPlatform().daemon().name("read " + topic).uncaughtExceptionHandler((_, e) -> broken.accept(e)).start(reading);
        return true;
    }

    @Override
    public void close() {
        pages.close();
    }
}
