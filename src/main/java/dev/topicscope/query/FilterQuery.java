package dev.topicscope.query;

import com.fasterxml.jackson.databind.JsonNode;

import dev.topicscope.model.Cancellation;
import dev.topicscope.query.JqFilter.UnsureException;
import dev.topicscope.query.JsonTree.NotPlainException;

/// A jq expression made of the filters known here, evaluated on those members of a document that it looks at. Confined to one thread.
///
/// Whatever is out of the ordinary (a document that is not plain JSON, values for which jq has an error or that grow without bound) is left
/// to all of jq.
final class FilterQuery implements ByteTest {

    private final JqFilterProgram program;
    private final JqProgram whole;
    private final Precheck precheck;
    private final JsonTree tree;
    private final Budget budget;
    private final JqFilter filter;

    FilterQuery(JqFilterProgram program, JqProgram whole) {
        this(program, whole, Precheck.of(program.text()), new Cancellation());
    }

    private FilterQuery(JqFilterProgram program, JqProgram whole, Precheck precheck, Cancellation ended) {
        this.program = program;
        this.whole = whole;
        this.precheck = precheck;
        this.tree = new JsonTree(program.members());
        this.budget = new Budget(ended);
        this.filter = program.filter(budget);
    }

    @Override
    public ByteTest copy(Cancellation ended) {
        return new FilterQuery(program, whole.copy(ended), precheck.copy(), ended);
    }

    @Override
    public boolean in(byte[] bytes, int from, int to) throws Query.EvaluationException {
        if (precheck.rulesOut(bytes, from, to)) {
            return false;
        }
        try {
            budget.begin(JqProgram.steps(to - from));
            return matches(tree.read(bytes, from, to));
        } catch (NotPlainException | UnsureException e) {
            return whole.in(bytes, from, to);
        } catch (Budget.SpentException e) {
            throw new Query.EvaluationException(JqProgram.TOO_LONG);
        }
    }

    @Override
    public int next(byte[] bytes, int from, int to) {
        return precheck.next(bytes, from, to);
    }

    /// One result that is neither false nor null is enough.
    private boolean matches(JsonNode document) throws UnsureException {
        return !filter.each(document, value -> !JqFunctions.holds(value));
    }
}
