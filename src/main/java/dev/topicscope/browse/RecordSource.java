package dev.topicscope.browse;

import java.util.Objects;
import java.util.OptionalLong;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Draft;
import dev.topicscope.model.FailureException;

/// Where the records of a run come from, one after the other. Used by one thread at a time; blocks, on the disk or
/// for a record it has to get first, until the [Cancellation] it was opened with ends that; what can't be got out of a wait (standard
/// input, a pipe) may block on, and what it gives then is of no account.
public interface RecordSource extends AutoCloseable {

    /// What comes next. After [Item.End] it is never asked again.
    ///
    /// @throws FailureException if nothing more can be read, such as `Disk`, or `Cancelled`
    Item next() throws FailureException;

    @Override
    void close();

    /// What a source has to give.
    sealed interface Item {

        /// A record, made of what stands at `place` (such as a line of a file), counted from 1.
        record Ready(Draft draft, long place) implements Item {
            public Ready {
                Objects.requireNonNull(draft, "draft");
            }
        }

        /// What stands at `place` is no record; `reason` is a sentence that names the place.
        record Faulty(long place, String reason) implements Item {
            public Faulty {
                Objects.requireNonNull(reason, "reason");
            }
        }

        /// There is nothing more.
        record End() implements Item {
        }
    }

    /// What a run is made of: opened by the thread that hands the records over, which closes it.
    interface Plan {

        /// @throws FailureException why it can't be, such as `Disk` or `Invalid`
        RecordSource open(Cancellation cancellation) throws FailureException;

        /// How many records it will give, as far as that is known before.
        default OptionalLong count() {
            return OptionalLong.empty();
        }
    }
}
