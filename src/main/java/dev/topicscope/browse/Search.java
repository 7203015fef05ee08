package dev.topicscope.browse;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import dev.topicscope.model.Failure;

/// A search that goes on in the background, over all its partitions at once.
///
/// Thread-safe; no method blocks. Matches stream into [#matches()] as they are found: within a partition in the order of offsets, between
/// partitions as they come.
public interface Search extends AutoCloseable {

    /// What was found so far; stays readable after [#stop].
    RecordStore matches();

    /// How the search stands. Cheap: meant to be asked at every pulse.
    Progress progress();

    /// The one partition that is searched because Kafka's default partitioner puts the exact key that is looked for nowhere else; absent
    /// where that narrows nothing, and before it is known. [SearchRequest#inAnyPartition] makes it one that is searched in all.
    OptionalInt keyPartition();

    /// Whether all that was to be searched has been: not while it goes on, and never where it ended early or a partition could not be read
    /// to its end. Records that the cluster itself deleted meanwhile leave it complete.
    boolean isComplete();

    /// Ends the search within 200 ms; what was found stays.
    void stop();

    /// Ends the search and lets its matches go.
    @Override
    void close();

    /// How a search stands at one moment. `read` and `total` count offsets; `total` is what was there when the search began.
    /// `bytes` are those of keys and values.
    ///
    /// `errors` counts records on which the query could not be evaluated, `firstError` says why the first could not. `warnings` are whole
    /// sentences on what is not searched and why.
    record Progress(State state, List<PartitionProgress> partitions, long records, long bytes, long matches, long errors,
                    Optional<String> firstError, List<String> warnings, PollFigures polls) {

        public Progress {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(firstError, "firstError");
            Objects.requireNonNull(polls, "polls");
            partitions = List.copyOf(partitions);
            warnings = List.copyOf(warnings);
        }
    }

    /// One partition of a search: `read` of `total` offsets, and so many bytes of keys and values.
    record PartitionProgress(int partition, long read, long total, long bytes) {
    }

    /// What a search is doing.
    sealed interface State {

        /// Finding out where to start.
        record Opening() implements State {
        }

        /// Reading what was there when it began.
        record Searching() implements State {
        }

        /// It has read all of that, and waits for new matches.
        record Live() implements State {
        }

        /// It has read all it was to read.
        record Done() implements State {
        }

        /// The user has ended it.
        record Stopped() implements State {
        }

        /// It can't go on.
        record Failed(Failure why) implements State {
        }
    }
}
