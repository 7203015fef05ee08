package dev.topicscope.query;

import java.util.Optional;

import dev.topicscope.query.JqFilter.Many;
import dev.topicscope.query.JqFilter.One;
import dev.topicscope.query.JqSyntax.BeyondException;

/// A path of jq such as `.items[].sku`, read from an expression.
final class JqPath {

    private static final int MOST_STEPS = 64;

    private final JqTokens tokens;
    private final Many elements;
    private JqFilter filter = (One) input -> input;
    private Optional<String> member = Optional.empty();
    private int steps;

    /// Reads the path that begins here, with its dot. `elements` gives all that is in a container.
    JqPath(JqTokens tokens, Many elements) throws BeyondException {
        this.tokens = tokens;
        this.elements = elements;
        while (tokens.peek() == '.' || tokens.peek() == '[' && steps > 0) {
            boolean dot = tokens.tookChar('.');
            if (dot && JqTokens.isLetter(tokens.peek())) {
                member(tokens.word());
            } else if (dot && tokens.peek() == '"') {
                member(tokens.string());
            } else if (tokens.peek() == '[') {
                bracket();
            } else if (steps > 0 || tokens.peek() == '.' || JqTokens.isDigit(tokens.peek())) {
                throw new BeyondException();
            } else {
                break;
            }
        }
        tokens.refuse('?', '.', '[');
    }

    JqFilter filter() {
        return filter;
    }

    /// Whether it is `.` alone.
    boolean isSame() {
        return steps == 0;
    }

    /// The member of the input in which all lies.
    Optional<String> member() {
        return member;
    }

    private void bracket() throws BeyondException {
        tokens.expect("[");
        tokens.space();
        if (tokens.peek() == '"') {
            String name = tokens.string();
            tokens.expect("]");
            member(name);
        } else if (tokens.took("]")) {
            step(elements);
        } else {
            boolean fromEnd = tokens.tookChar('-');
            int index = tokens.index();
            tokens.expect("]");
            step(JqFunctions.index(fromEnd ? -index : index));
        }
    }

    private void member(String name) throws BeyondException {
        member = steps == 0 ? Optional.of(name) : member;
        step(JqFunctions.member(name));
    }

    private void step(JqFilter next) throws BeyondException {
        var step = tokens.tookChar('?') ? permissive(next) : next;
        filter = steps == 0 ? step : JqFilter.piped(filter, step);
        if (++steps > MOST_STEPS) {
            throw new BeyondException();
        }
    }

    /// The same, of which nothing goes out where it does not fit.
    private static JqFilter permissive(JqFilter step) {
        if (step instanceof One one) {
            return (Many) (input, taker) -> {
                var value = JqFunctions.tried(one, input);
                return value.isEmpty() || taker.take(value.get());
            };
        }
        return (Many) (input, taker) -> !input.isContainerNode() || step.each(input, taker);
    }
}
