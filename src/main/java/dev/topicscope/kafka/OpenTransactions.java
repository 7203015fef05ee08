package dev.topicscope.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.common.TopicPartition;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;
import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.OffsetRange;
import dev.topicscope.model.Partition;

/// Tells what open transactions hide from a read of committed records. Confined to one thread at a time.
///
/// Under a producer that commits all the time there is nearly always a transaction open, each for a moment: while a read goes on, only one
/// that is still there when it is looked at again is told.
final class OpenTransactions {

    private final Offsets offsets;
    private final boolean committed;
    private final boolean goesOn;
    private Map<Partition, Long> before = Map.of();

    OpenTransactions(Offsets offsets, IsolationLevel isolation, boolean goesOn) {
        this.offsets = offsets;
        this.committed = isolation == IsolationLevel.READ_COMMITTED;
        this.goesOn = goesOn;
    }

    /// Looks at `partitions` and returns a sentence for each in which something is hidden. Blocks.
    ///
    /// @throws FailureException `Cancelled`
    List<String> look(Collection<TopicPartition> partitions, Cancellation cancellation) throws FailureException {
        if (!committed || partitions.isEmpty()) {
            return List.of();
        }
        var hidden = new TreeMap<>(offsets.hidden(partitions, cancellation));
        var told = hidden.values().stream().filter(range -> !goesOn
                || range.from() == before.getOrDefault(range.partition(), range.to())).toList();
        before = new HashMap<>();
        hidden.forEach((partition, range) -> before.put(partition, range.from()));
        return told.stream().map(OpenTransactions::sentence).toList();
    }

    private static String sentence(OffsetRange range) {
        return "Partition " + range.partition().number() + ": an open transaction hides what is from offset " + range.from() + " on ("
                + (range.length() == 1 ? "1 offset" : range.length() + " offsets") + " so far).";
    }
}
