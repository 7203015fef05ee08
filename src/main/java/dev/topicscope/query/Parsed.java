package dev.topicscope.query;

import java.util.Objects;

/// What the text in the search box is.
public sealed interface Parsed {

    /// A query, ready to search.
    record Ready(Query query) implements Parsed {
        public Ready {
            Objects.requireNonNull(query, "query");
        }
    }

    /// Nothing but space: no search at all.
    record Blank() implements Parsed {
    }

    /// No query (yet): `reason` is a sentence without a full stop on the characters `from` inclusive, `to` exclusive, which lie within the
    /// text.
    record Problem(int from, int to, String reason) implements Parsed {
        public Problem {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
