package dev.topicscope.browse;

/// To which partition the records of a run go.
public sealed interface Placement {

    /// Where the key puts them; those without a key where the producer likes, batch by batch.
    record ByKey() implements Placement {
    }

    /// To one partition after the other, whatever their keys.
    record RoundRobin() implements Placement {
    }

    /// To this one, whatever their keys.
    record Given(int partition) implements Placement {
    }

    /// To the partition each names, such as the one it was exported from; those that name none by key.
    record AsNamed() implements Placement {
    }
}
