package dev.topicscope.query;

import dev.topicscope.model.Cancellation;

/// Comparisons of a JSON document's fields, answered while it is read. Confined to one thread.
final class FieldQuery implements ByteTest {

    private final FieldProgram program;
    private final Precheck precheck;
    private final FieldState state;
    private final JsonScanner scanner;
    private final JsonParsing parsing;

    FieldQuery(FieldProgram program) {
        this(program, Precheck.of(program));
    }

    private FieldQuery(FieldProgram program, Precheck precheck) {
        this.program = program;
        this.precheck = precheck;
        state = new FieldState(program.root(), program.tests(), program.condition());
        scanner = new JsonScanner(state);
        parsing = new JsonParsing(state);
    }

    @Override
    public ByteTest copy(Cancellation ended) {
        return new FieldQuery(program, precheck.copy());
    }

    @Override
    public boolean in(byte[] bytes, int from, int to) throws Query.EvaluationException {
        if (precheck.rulesOut(bytes, from, to)) {
            return false;
        }
        state.begin();
        if (!scanner.read(bytes, from, to)) {
            state.begin();
            parsing.read(bytes, from, to);
        }
        return state.matches();
    }

    @Override
    public int next(byte[] bytes, int from, int to) {
        return precheck.next(bytes, from, to);
    }
}
