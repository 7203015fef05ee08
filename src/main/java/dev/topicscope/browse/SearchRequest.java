package dev.topicscope.browse;

import java.util.Objects;
import java.util.Set;

import dev.topicscope.model.IsolationLevel;
import dev.topicscope.model.Start;
import dev.topicscope.query.Query;

/// What to search: a topic from `start` to `end`, those partitions only (all if empty), for what `query` finds. At most `holdBytes` of
/// matches are held, of each key and value the first `headBytes` (see [RecordStore]). With [End.Count] those records
/// are read that come first, whichever partitions they are from.
///
/// @throws IllegalArgumentException if `holdBytes` or `headBytes` is not positive
public record SearchRequest(String topic, Set<Integer> partitions, Start start, End end, IsolationLevel isolation, Query query,
        long holdBytes, int headBytes) {

    public SearchRequest {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(isolation, "isolation");
        Objects.requireNonNull(query, "query");
        partitions = Set.copyOf(partitions);
        if (holdBytes <= 0 || headBytes <= 0) {
            throw new IllegalArgumentException("A search holds at least 1 byte of matches, but was to hold " + holdBytes + " and "
                    + headBytes + " of a value");
        }
    }

    /// The same search, ended where the topic ends now if it would never end; for another bound of what it holds.
    public SearchRequest upToNow(long holds) {
        return new SearchRequest(topic, partitions, start, end instanceof End.Never ? new End.Now() : end, isolation, query, holds,
                headBytes);
    }

    /// The same search, in all partitions even if it looks for an exact key.
    public SearchRequest inAnyPartition() {
        return new SearchRequest(topic, partitions, start, end, isolation, query.inAnyPartition(), holdBytes, headBytes);
    }

    /// A search for people who look at what it finds: of a large key or value, the beginning is enough.
    public SearchRequest(String topic, Set<Integer> partitions, Start start, End end, IsolationLevel isolation, Query query,
                         long holdBytes) {
        this(topic, partitions, start, end, isolation, query, holdBytes, RecordStore.HEAD_BYTES);
    }

    /// The same search, which keeps its matches whole.
    public SearchRequest whole() {
        return new SearchRequest(topic, partitions, start, end, isolation, query, holdBytes, Integer.MAX_VALUE);
    }
}
