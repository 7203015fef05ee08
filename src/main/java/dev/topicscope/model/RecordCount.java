package dev.topicscope.model;

import java.util.Set;

/// How many records a topic or partition holds, counted as end offset minus log start offset, with the reasons why the true number may
/// differ; exact if there are none.
public record RecordCount(long records, Set<Doubt> doubts) {

    /// Why a span of offsets is not a number of records.
    public enum Doubt {
        /// Compaction has removed records between the offsets (`cleanup.policy=compact`): there may be fewer.
        COMPACTED,
        /// Transactional producers write here: markers and aborted records take offsets too.
        TRANSACTIONAL,
        /// Not every partition answered: there may be more.
        INCOMPLETE
    }

    public RecordCount {
        doubts = Set.copyOf(doubts);
    }

    public boolean isEstimate() {
        return !doubts.isEmpty();
    }
}
