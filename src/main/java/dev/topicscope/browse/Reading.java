package dev.topicscope.browse;

/// A read that goes on in the background: what it has brought so far, how it stands, and how it is steered.
///
/// Thread-safe; no method blocks. Several partitions are merged in the order of time while the read catches up; within a partition, records
/// are always in the order of offsets, each exactly once.
public interface Reading extends AutoCloseable {

    /// The records brought so far; stays readable after [#stop].
    RecordStore records();

    /// How the read stands now. Cheap: meant to be asked at every pulse.
    ReadProgress progress();

    /// Stops fetching and keeps the position, so that [#resume] goes on with the very next record (as long as the cluster retains it).
    void pause();

    void resume();

    /// What lies before the records that are held. Cheap.
    Older older();

    /// Reads some of the records that lie before those held and puts them before them: in the order of time over all partitions, within a
    /// partition in the order of offsets, without a gap. [#older] tells how that stands; while some are being read, this does nothing. It
    /// works after [#stop] too.
    void loadOlder();

    /// Ends the read for good; the records stay.
    void stop();

    /// Ends the read and lets its records go.
    @Override
    void close();
}
