package dev.topicscope.lab;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.ProducerRecord;

/// A topic of the sample data: how it is made, and what makes up the records it begins with, in the order they are sent.
record SampleTopic(String name, int partitions, Map<String, String> configs, Supplier<List<ProducerRecord<byte[], byte[]>>> records) {

    static final String ORDERS = "orders";
    static final String PAYMENTS = "payments";
    static final String USER_EVENTS = "user-events";
    static final String INVENTORY = "inventory-changelog";
    static final String DEAD_LETTERS = "dead-letters";
    static final String GREETINGS = "greetings";
    static final String RAW_BYTES = "raw-bytes";
    static final String EMPTY = "audit-empty";

    SampleTopic {
        configs = Map.copyOf(configs);
    }
}
