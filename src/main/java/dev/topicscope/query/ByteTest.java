package dev.topicscope.query;

import java.util.Arrays;

import dev.topicscope.model.Cancellation;

/// A test of a run of bytes: `from` inclusive, `to` exclusive. Confined to one thread.
interface ByteTest {

    /// @throws Query.EvaluationException if the test can't be carried through on these bytes
    boolean in(byte[] bytes, int from, int to) throws Query.EvaluationException;

    /// Where from `from` (inclusive) to `to` (exclusive) something may begin without which no bytes pass; `to` if nowhere. Bytes that lie
    /// wholly before that place do not pass. May be asked of the bytes of many records at once.
    default int next(byte[] bytes, int from, int to) {
        return from;
    }

    /// The same test for another thread; a test that keeps nothing between calls is its own copy. One that can take long is given up once
    /// `ended` is cancelled.
    default ByteTest copy(Cancellation ended) {
        return this;
    }

    /// Exactly these bytes, no more and no fewer.
    static ByteTest exactly(byte[] wanted) {
        return (bytes, from, to) -> Arrays.equals(bytes, from, to, wanted, 0, wanted.length);
    }

    /// The text, in UTF-8, somewhere in the bytes; `ignoreCase` takes upper and lower case for the same.
    static ByteTest contains(String text, boolean ignoreCase) {
        return ignoreCase && Folding.hasForeignCase(text) ? new FoldedSubstring(text) : new Substring(text, ignoreCase);
    }
}
