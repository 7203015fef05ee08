package dev.topicscope.query;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.NullNode;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;

import dev.topicscope.model.Cancellation;

/// Any jq expression, evaluated on the whole document. Confined to one thread.
final class JqProgram implements ByteTest {

    private static final ObjectReader READER = new ObjectMapper().readerFor(JsonNode.class);

    // Ten times what an expression needs that looks at every part of the document several times.
    private static final long STEPS = 300_000;
    private static final long STEPS_PER_BYTE = 20;

    static final String TOO_LONG = "it takes too long on this record";

    private final JsonQuery query;
    private final Budget budget;
    private final Scope scope = JqLibrary.scope();

    /// `query` is one whose steps are counted.
    JqProgram(JsonQuery query) {
        this(query, new Cancellation());
    }

    private JqProgram(JsonQuery query, Cancellation ended) {
        this.query = query;
        this.budget = new Budget(ended);
    }

    @Override
    public JqProgram copy(Cancellation ended) {
        return new JqProgram(query, ended);
    }

    @Override
    public boolean in(byte[] bytes, int from, int to) throws Query.EvaluationException {
        var document = read(bytes, from, to);
        try {
            budget.begin(steps(to - from));
            return JqSteps.within(budget, () -> hasTrueResult(document));
        } catch (Budget.SpentException e) {
            throw new Query.EvaluationException(TOO_LONG);
        } catch (OutOfMemoryError e) {
            throw new Query.EvaluationException("it needs too much memory on this record");
        } catch (JsonQueryException e) {
            throw new Query.EvaluationException(e.getOriginalMessage());
        } catch (StackOverflowError e) {
            throw new Query.EvaluationException("it nests too deep");
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException | ClassCastException
                | IndexOutOfBoundsException e) {
            // The library means to let none through, but does.
            throw new Query.EvaluationException("jq can't evaluate this: " + e.getClass().getSimpleName());
        }
    }

    /// How many steps an evaluation may take on a document of so many bytes.
    static long steps(int bytes) {
        return STEPS + STEPS_PER_BYTE * bytes;
    }

    private boolean hasTrueResult(JsonNode document) throws JsonQueryException {
        try {
            query.apply(scope, document, JqProgram::look);
            return false;
        } catch (Found e) {
            return true;
        }
    }

    private static JsonNode read(byte[] bytes, int from, int to) throws Query.EvaluationException {
        try (var parser = JsonParsing.parser(bytes, from, to)) {
            if (parser.nextToken() == null) {
                throw new Query.EvaluationException("not JSON: nothing in it");
            }
            JsonNode document = READER.readValue(parser);
            return document == null ? NullNode.getInstance() : document;
        } catch (IOException e) {
            throw JsonParsing.noJson(e);
        }
    }

    private static void look(JsonNode result) throws Found {
        if (!result.isNull() && !(result.isBoolean() && !result.booleanValue())) {
            throw new Found();
        }
    }

    /// One result is enough: ends the evaluation.
    private static final class Found extends JsonQueryException {
        private static final long serialVersionUID = 1L;

        private Found() {
            super("found");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
