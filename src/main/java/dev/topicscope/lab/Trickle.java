package dev.topicscope.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Sends made up records into one topic at a steady rate. What the brokers don't take is forgotten.
final class Trickle implements LabThread.Task {

    private static final int ORDERS_A_SECOND = 2;
    private static final int EVENTS_A_SECOND = 20;

    private final LabClients clients;
    private final String clientId;
    private final long beatNanos;
    private final Function<Instant, ProducerRecord<byte[], byte[]>> maker;
    private volatile KafkaProducer<byte[], byte[]> current;

    private Trickle(LabClients clients, String clientId, int recordsASecond, Function<Instant, ProducerRecord<byte[], byte[]>> maker) {
        this.clients = clients;
        this.clientId = clientId;
        this.beatNanos = Duration.ofSeconds(1).toNanos() / recordsASecond;
        this.maker = maker;
    }

    /// Two records a second into `orders`.
    static Trickle orders(LabClients clients, Instant now) {
        return new Trickle(clients, "shop-orders", ORDERS_A_SECOND, shop(now)::order);
    }

    /// Twenty records a second into `user-events`.
    static Trickle userEvents(LabClients clients, Instant now) {
        return new Trickle(clients, "shop-events", EVENTS_A_SECOND, shop(now)::userEvent);
    }

    /// Numbers that no earlier trickle has reached, as none is faster than its rate.
    private static SampleShop shop(Instant now) {
        return new SampleShop(now.toEpochMilli(), now.getEpochSecond() * ORDERS_A_SECOND, now.getEpochSecond() * EVENTS_A_SECOND);
    }

    @Override
    public void run(LabThread thread) {
        var producer = clients.producer(clientId);
        current = producer;
        try {
            long next = System.nanoTime();
            while (!thread.isEnding()) {
                producer.send(maker.apply(Instant.now()));
                // After a halt it goes on at its rate, and does not make up for what was missed.
                next = Math.max(next + beatNanos, System.nanoTime());
                thread.pause(Duration.ofNanos(next - System.nanoTime()).toMillis());
            }
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    /// Closing is the one thing that ends a send that waits for a broker.
    @Override
    public void wake() {
        var producer = current;
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }
}
