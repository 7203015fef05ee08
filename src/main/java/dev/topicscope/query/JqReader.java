package dev.topicscope.query;

import java.util.ArrayList;
import java.util.List;

import dev.topicscope.query.FieldTest.Operator;
import dev.topicscope.query.FieldTest.TextFunction;
import dev.topicscope.query.FieldTree.Step;
import dev.topicscope.query.JqSyntax.BeyondException;

/// Reads that part of jq which [JqSyntax] knows. Whatever else comes, be it jq or a mistake, is left to jq's own parser.
final class JqReader {

    private static final int DEEPEST = 64;
    private static final String MEANINGFUL = "\\^$.|?*+()[]{}";

    private final JqTokens tokens;
    private int depth;

    private JqReader(String text) {
        tokens = new JqTokens(text);
    }

    static JqSyntax read(String text) throws BeyondException {
        var reader = new JqReader(text);
        var whole = reader.pipe();
        if (!reader.tokens.isAtEnd()) {
            throw new BeyondException();
        }
        return whole;
    }

    private JqSyntax pipe() throws BeyondException {
        if (++depth > DEEPEST) {
            throw new BeyondException();
        }
        var stages = new ArrayList<JqSyntax>();
        do {
            stages.add(or());
        } while (tokens.took("|"));
        depth--;
        return stages.size() == 1 ? stages.getFirst() : new JqSyntax.Pipe(List.copyOf(stages));
    }

    private JqSyntax or() throws BeyondException {
        var left = and();
        while (tokens.tookWord("or")) {
            left = new JqSyntax.Or(left, and());
        }
        return left;
    }

    private JqSyntax and() throws BeyondException {
        var left = comparison();
        while (tokens.tookWord("and")) {
            left = new JqSyntax.And(left, comparison());
        }
        return left;
    }

    private JqSyntax comparison() throws BeyondException {
        var left = operand();
        for (var operator : List.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.AT_MOST, Operator.AT_LEAST, Operator.LESS,
                Operator.GREATER)) {
            if (tokens.took(operator.sign())) {
                return new JqSyntax.Comparison(left, operator, operand());
            }
        }
        return left;
    }

    private JqSyntax operand() throws BeyondException {
        tokens.space();
        char c = tokens.peek();
        if (c == '.') {
            return path();
        }
        if (c == '"') {
            var literal = new JqSyntax.Literal(Scalar.string(tokens.string()));
            tokens.refuse('.', '[', '?');
            return literal;
        }
        if (c == '-' || JqTokens.isDigit(c)) {
            return new JqSyntax.Literal(Scalar.number(tokens.number()));
        }
        if (tokens.took("(")) {
            var inner = pipe();
            tokens.expect(")");
            tokens.refuse('.', '[', '?');
            return inner;
        }
        return named(tokens.word());
    }

    private JqSyntax named(String word) throws BeyondException {
        switch (word) {
            case "null":
                return new JqSyntax.Literal(Scalar.of(Scalar.Kind.NULL));
            case "true":
                return new JqSyntax.Literal(Scalar.of(Scalar.Kind.TRUE));
            case "false":
                return new JqSyntax.Literal(Scalar.of(Scalar.Kind.FALSE));
            case "not":
                tokens.refuse('.', '[', '?', '(');
                return new JqSyntax.Not();
            default:
                break;
        }
        tokens.expect("(");
        JqSyntax call;
        if (word.equals("select")) {
            call = new JqSyntax.Select(pipe());
        } else {
            call = new JqSyntax.Text(function(word), argument(word));
        }
        tokens.expect(")");
        tokens.refuse('.', '[', '?');
        return call;
    }

    private String argument(String word) throws BeyondException {
        tokens.space();
        String argument = tokens.string();
        boolean means = argument.isEmpty() || argument.chars().anyMatch(c -> MEANINGFUL.indexOf(c) >= 0);
        if (word.equals(TextFunction.TEST.word()) && means) {
            throw new BeyondException();
        }
        return argument;
    }

    private static TextFunction function(String word) throws BeyondException {
        for (var function : TextFunction.values()) {
            if (function.word().equals(word)) {
                return function;
            }
        }
        throw new BeyondException();
    }

    private JqSyntax path() throws BeyondException {
        var steps = new ArrayList<Step>();
        boolean first = true;
        while (tokens.peek() == '.' || tokens.peek() == '[' && !first) {
            boolean dot = tokens.tookChar('.');
            if (dot && JqTokens.isLetter(tokens.peek())) {
                steps.add(new Step.Name(tokens.word()));
            } else if (dot && tokens.peek() == '"') {
                steps.add(new Step.Name(tokens.string()));
            } else if (tokens.peek() == '[') {
                steps.add(bracket());
            } else if (!first || tokens.peek() == '.' || JqTokens.isDigit(tokens.peek())) {
                throw new BeyondException();
            }
            first = false;
        }
        tokens.refuse('?', '.', '[');
        if (steps.size() > DEEPEST) {
            throw new BeyondException();
        }
        return new JqSyntax.Path(List.copyOf(steps));
    }

    private Step bracket() throws BeyondException {
        tokens.expect("[");
        tokens.space();
        Step step;
        if (tokens.peek() == '"') {
            step = new Step.Name(tokens.string());
        } else {
            step = new Step.Index(tokens.index());
        }
        tokens.expect("]");
        return step;
    }
}
