package dev.topicscope.browse;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.topicscope.model.Failure;

/// How a read stands at one moment.
///
/// `records` and `bytes` (keys, values and headers) count all that was read since the start, shown, held or dropped. `warnings` are whole
/// sentences on what is not read and why, such as a partition without a leader; they go when their reason goes.
public record ReadProgress(Phase phase, long records, long bytes, List<String> warnings, PollFigures polls) {

    public ReadProgress {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(polls, "polls");
        warnings = List.copyOf(warnings);
    }

    /// How a read stands that has not polled.
    public ReadProgress(Phase phase, long records, long bytes, List<String> warnings) {
        this(phase, records, bytes, warnings, PollFigures.NONE);
    }

    /// What a read is doing.
    public sealed interface Phase {

        /// Finding out where to start.
        record Opening() implements Phase {
        }

        /// Reading what was there when the read began: offset `read` of about `total` offsets lies behind it.
        record CatchingUp(long read, long total) implements Phase {
        }

        /// At the end of every partition, waiting for new records.
        record Live() implements Phase {
        }

        /// The user has paused it.
        record Paused() implements Phase {
        }

        /// The store is full and may not drop what is looked at: the read waits.
        record Full() implements Phase {
        }

        /// The cluster has not answered since `since` for the reason `why`; the read goes on by itself when it does.
        record Waiting(Failure why, Instant since) implements Phase {
        }

        /// It has read to the end that was chosen for it.
        record Ended() implements Phase {
        }

        /// The user has ended it.
        record Stopped() implements Phase {
        }

        /// It can't go on, such as after the topic was deleted.
        record Failed(Failure why) implements Phase {
        }
    }
}
