package dev.topicscope.query;

import java.util.Optional;
import java.util.Set;

import dev.topicscope.model.Cancellation;

/// What the user looks for. Immutable and thread-safe; what tests records is not (see [#matcher()]).
public interface Query {

    /// The text it was read from.
    String text();

    /// A new matcher, for one thread. Once `ended` is cancelled it gives up in the midst of a record, within some milliseconds, as one that
    /// can't be evaluated.
    Matcher matcher(Cancellation ended);

    /// A new matcher that nobody ends.
    default Matcher matcher() {
        return matcher(new Cancellation());
    }

    /// The only key that a match can have, where the query asks for one exact key: a scan can then leave out all partitions but the one
    /// that the default partitioner gives this key.
    Optional<byte[]> exactKey();

    /// The same query, except that it asks for no exact key: so that records are found too which another partitioner has put elsewhere.
    default Query inAnyPartition() {
        return new AnyPartition(this);
    }

    /// The only partitions in which a match can be; empty if it can be in any.
    Set<Integer> partitions();

    /// Tests one record after the other. Confined to one thread; it may keep buffers between calls.
    interface Matcher {

        /// @throws EvaluationException if the query can't be evaluated on this record (such as a comparison of what is no JSON), or takes
        ///                             far too long on it
        boolean matches(RecordView record) throws EvaluationException;

        /// Where from `from` (inclusive) to `to` (exclusive) something may begin that a match must have in it; `to` if nowhere. A record
        /// whose key, value and headers lie wholly before that place is no match: so many records that share an array can be passed over
        /// in one go.
        default int nextPossible(byte[] bytes, int from, int to) {
            return from;
        }
    }

    /// A query can't be evaluated on a record. Cheap: without a stack trace.
    final class EvaluationException extends Exception {

        private static final long serialVersionUID = 1L;

        public EvaluationException(String reason) {
            super(reason, null, false, false);
        }
    }
}
