package dev.topicscope.kafka;

/// How a search's consumer fetches.
enum Fetching {
    /// As much at a time as pays off in a scan.
    LARGE,
    /// Little at a time, for links on which large fetches do not come through in time.
    SMALL,
    /// Record by record, past one that may be larger than the memory.
    ONE_BY_ONE
}
