package dev.topicscope.browse;

import java.util.Objects;

import dev.topicscope.model.Failure;

/// What is known of the records that lie before those a reading holds.
public sealed interface Older {

    /// There are none: the log begins with what is held, or nothing is known yet.
    record None() implements Older {
    }

    /// There are some, unless compaction has left a gap.
    record More() implements Older {
    }

    /// Some are being read.
    record Loading() implements Older {
    }

    /// The last attempt to read them failed; another may be made.
    record Failed(Failure why) implements Older {
        public Failed {
            Objects.requireNonNull(why, "why");
        }
    }
}
