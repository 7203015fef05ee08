package dev.topicscope.query;

import java.util.Optional;
import java.util.Set;

import dev.topicscope.query.JqSyntax.BeyondException;

/// An expression that filters can be made of: the members of a document that it looks at (absent, all of it), and a text that a match must
/// contain. Immutable.
record JqFilterProgram(String expression, Optional<Set<String>> members, Optional<String> text) {

    /// The filter, whose steps count on `budget`; confined to the thread of that.
    JqFilter filter(Budget budget) {
        try {
            return new JqFilterReader(expression, budget).whole().filter();
        } catch (BeyondException e) {
            throw new IllegalStateException("The expression could be read before", e);
        }
    }
}
