package dev.topicscope.model;

import java.util.Comparator;
import java.util.Objects;

/// One partition of one topic, by name and number. Ordered by topic, then by number.
///
/// @throws IllegalArgumentException if `number` is negative
public record Partition(String topic, int number) implements Comparable<Partition> {

    private static final Comparator<Partition> ORDER = Comparator.comparing(Partition::topic).thenComparingInt(Partition::number);

    public Partition {
        Objects.requireNonNull(topic, "topic");
        if (number < 0) {
            throw new IllegalArgumentException("A partition's number is not negative, but was " + number);
        }
    }

    @Override
    public int compareTo(Partition other) {
        return ORDER.compare(this, other);
    }

    /// `orders-2`, as Kafka's own tools write it.
    @Override
    public String toString() {
        return topic + "-" + number;
    }
}
