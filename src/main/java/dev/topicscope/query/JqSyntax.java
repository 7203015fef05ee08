package dev.topicscope.query;

import java.util.List;

import dev.topicscope.query.FieldTest.Operator;
import dev.topicscope.query.FieldTest.TextFunction;
import dev.topicscope.query.FieldTree.Step;

/// The part of jq that can be answered while a document is being read, as a tree.
sealed interface JqSyntax {

    /// `.a.b[0]`; `.` has no steps.
    record Path(List<Step> steps) implements JqSyntax {
    }

    /// A string, number, boolean or null.
    record Literal(Scalar value) implements JqSyntax {
    }

    record Comparison(JqSyntax left, Operator operator, JqSyntax right) implements JqSyntax {
    }

    record And(JqSyntax left, JqSyntax right) implements JqSyntax {
    }

    record Or(JqSyntax left, JqSyntax right) implements JqSyntax {
    }

    /// The filter `not`.
    record Not() implements JqSyntax {
    }

    record Text(TextFunction function, String argument) implements JqSyntax {
    }

    record Select(JqSyntax condition) implements JqSyntax {
    }

    /// `a | b | c`; two stages at least.
    record Pipe(List<JqSyntax> stages) implements JqSyntax {
    }

    /// The expression is no such part of jq: it may still be jq. Cheap: without a stack trace.
    final class BeyondException extends Exception {

        private static final long serialVersionUID = 1L;

        BeyondException() {
            super(null, null, false, false);
        }
    }
}
