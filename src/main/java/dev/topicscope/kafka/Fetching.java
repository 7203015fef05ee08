package dev.topicscope.kafka;

/// How a search's consumer fetches.
enum Fetching {
    /// As much at a time as pays off in a scan and the link carries.
    PACED,
    /// Little at a time and record by record, past one that may be larger than the memory.
    ONE_BY_ONE
}
