package dev.topicscope.lab;

import java.time.Duration;
import java.util.List;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// A consumer group with one member that reads sample topics and commits, at a pace of its own.
final class SampleGroup implements LabThread.Task {

    /// Long enough for whoever opened the lab to have read first.
    private static final Duration COURTESY = Duration.ofMillis(1_500);
    private static final Duration LEAVE_PATIENCE = Duration.ofMillis(400);

    private final LabClients clients;
    private final String group;
    private final List<String> topics;
    private final int recordsAPoll;
    private final Duration rest;
    private volatile KafkaConsumer<byte[], byte[]> current;

    private SampleGroup(LabClients clients, String group, List<String> topics, int recordsAPoll, Duration rest) {
        this.clients = clients;
        this.group = group;
        this.topics = topics;
        this.recordsAPoll = recordsAPoll;
        this.rest = rest;
    }

    /// Reads `orders` and keeps up.
    static SampleGroup billing(LabClients clients) {
        return new SampleGroup(clients, "billing", List.of(SampleTopic.ORDERS), 500, Duration.ofMillis(100));
    }

    /// Reads `orders` and `user-events`, at most 8 records a second where 22 come in.
    static SampleGroup warehouse(LabClients clients) {
        return new SampleGroup(clients, "warehouse", List.of(SampleTopic.ORDERS, SampleTopic.USER_EVENTS), 4, Duration.ofMillis(500));
    }

    @Override
    public void run(LabThread thread) {
        thread.pause(COURTESY.toMillis());
        var consumer = clients.consumer(group, recordsAPoll);
        current = consumer;
        try {
            consumer.subscribe(topics);
            while (!thread.isEnding()) {
                if (!consumer.poll(Duration.ofMillis(500)).isEmpty()) {
                    consumer.commitSync();
                    thread.pause(rest.toMillis());
                }
            }
        } finally {
            consumer.close(CloseOptions.timeout(LEAVE_PATIENCE));
        }
    }

    @Override
    public void wake() {
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }
}
