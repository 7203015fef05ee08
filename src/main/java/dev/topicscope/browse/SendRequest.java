package dev.topicscope.browse;

import java.util.Objects;
import java.util.OptionalLong;

/// A run: the records of `plan` to `topic`, at most `limit` of them, or all of them.
///
/// With `keepTimestamps` records have the timestamps that the source gives them, else the time at which they are handed over; either way
/// [Pace.Recorded] goes by the former. `onFault` says what is done about what is no record, such as a line of a file.
public record SendRequest(String topic, RecordSource.Plan plan, OptionalLong limit, Pace pace, Placement placement,
                          ProducerSettings settings, boolean keepTimestamps, OnFault onFault) {

    /// What is done about a faulty record of the source.
    public enum OnFault {
        /// The run ends there.
        STOP,
        /// It is counted, and the run goes on behind it.
        SKIP
    }

    public SendRequest {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(pace, "pace");
        Objects.requireNonNull(placement, "placement");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(onFault, "onFault");
    }
}
