package dev.topicscope.query;

import com.fasterxml.jackson.databind.JsonNode;

import dev.topicscope.query.JqFilter.UnsureException;
import dev.topicscope.query.JsonTree.NotPlainException;

/// A jq expression made of the filters known here, evaluated on those members of a document that it looks at. Confined to one thread.
///
/// Whatever is out of the ordinary (a document that is not plain JSON, values for which jq has an error) is left to all of jq.
final class FilterQuery implements ByteTest {

    private final JqFilterReader.Program program;
    private final JqProgram whole;
    private final Precheck precheck;
    private final JsonTree tree;

    FilterQuery(JqFilterReader.Program program, JqProgram whole) {
        this(program, whole, Precheck.of(program.text()));
    }

    private FilterQuery(JqFilterReader.Program program, JqProgram whole, Precheck precheck) {
        this.program = program;
        this.whole = whole;
        this.precheck = precheck;
        this.tree = new JsonTree(program.members());
    }

    @Override
    public ByteTest copy() {
        return new FilterQuery(program, whole.copy(), precheck.copy());
    }

    @Override
    public boolean in(byte[] bytes, int from, int to) throws Query.EvaluationException {
        if (precheck.rulesOut(bytes, from, to)) {
            return false;
        }
        try {
            return matches(tree.read(bytes, from, to));
        } catch (NotPlainException | UnsureException e) {
            return whole.in(bytes, from, to);
        }
    }

    @Override
    public int next(byte[] bytes, int from, int to) {
        return precheck.next(bytes, from, to);
    }

    /// One result that is neither false nor null is enough.
    private boolean matches(JsonNode document) throws UnsureException {
        return !program.filter().each(document, value -> !JqFunctions.holds(value));
    }
}
