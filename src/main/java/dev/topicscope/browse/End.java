package dev.topicscope.browse;

import java.time.Instant;
import java.util.Objects;

/// Where a read ends. The same for every partition that is read, but for [Count], which counts over all of them.
///
/// All but [Never] end at the latest at the end offsets that the partitions have when the read begins.
public sealed interface End {

    /// Never: it goes on with what is written.
    record Never() implements End {
    }

    /// At the end offset each partition has when the read begins.
    record Now() implements End {
    }

    /// Before `offset` in each partition.
    record BeforeOffset(long offset) implements End {
    }

    /// Before the first record of each partition whose timestamp is `time` or later.
    record BeforeTime(Instant time) implements End {
        public BeforeTime {
            Objects.requireNonNull(time, "time");
        }
    }

    /// After `records` records over all partitions together.
    record Count(long records) implements End {
    }
}
