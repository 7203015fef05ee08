package dev.topicscope.model;

import java.time.Instant;
import java.util.Objects;

/// Where a read begins. The same for every partition that is read, but for [Last], which counts over all of them.
public sealed interface Start {

    /// At the log start offset of each partition.
    record Earliest() implements Start {
    }

    /// At the end offset each partition has when the read begins: only what is written from then on.
    record Latest() implements Start {
    }

    /// At the newest `records` records over all partitions together, in the order of time.
    ///
    /// @throws IllegalArgumentException if `records` is not positive
    record Last(int records) implements Start {
        public Last {
            if (records <= 0) {
                throw new IllegalArgumentException("The number of last records is at least 1, but was " + records);
            }
        }
    }

    /// At `offset` in each partition; where that lies outside of a partition's log, at the nearer of its ends.
    ///
    /// @throws IllegalArgumentException if `offset` is negative
    record AtOffset(long offset) implements Start {
        public AtOffset {
            if (offset < 0) {
                throw new IllegalArgumentException("An offset is not negative, but was " + offset);
            }
        }
    }

    /// At the first record of each partition whose timestamp is `time` or later; at the end offset where there is none.
    record AtTime(Instant time) implements Start {
        public AtTime {
            Objects.requireNonNull(time, "time");
        }
    }

    /// At the offset that the consumer group `group` has committed in each partition, the next one it would read; where that lies outside
    /// of a partition's log, at the nearer of its ends. A partition in which the group has committed nothing is read from its log start
    /// offset, since the group may have all of it to read.
    ///
    /// @throws IllegalArgumentException if `group` is empty
    record Committed(String group) implements Start {
        public Committed {
            if (group.isEmpty()) {
                throw new IllegalArgumentException("A group has a name");
            }
        }
    }
}
