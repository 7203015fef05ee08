package dev.topicscope.query;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.topicscope.model.Cancellation;
import dev.topicscope.query.FieldTest.Operator;
import dev.topicscope.query.JqFilter.Constant;
import dev.topicscope.query.JqFilter.Many;
import dev.topicscope.query.JqFilter.One;
import dev.topicscope.query.JqSyntax.BeyondException;

/// Reads a jq expression, which jq's own parser has found right, into filters. Whatever is not known here is left to jq.
///
/// Operands of operators are filters of which one value goes out, so that in which order jq combines several does not matter; only
/// comparisons with a literal take any.
final class JqFilterReader {

    private static final int DEEPEST = 64;
    private static final String MEANINGFUL = "\\^$.|?*+()[]{}";

    private final JqTokens tokens;
    private final Budget budget;
    private final Many elements;
    private final Set<String> members = new HashSet<>();
    private boolean needsAll;
    // Whether what comes in is the document; and whether it is part of it, letter by letter.
    private boolean onDocument = true;
    private boolean verbatim = true;
    private int depth;

    /// The filters count their steps on `budget`.
    JqFilterReader(String text, Budget budget) {
        tokens = new JqTokens(text);
        this.budget = budget;
        elements = JqFunctions.elements(budget);
    }

    /// What the expression is a program of.
    static JqFilterProgram read(String text) throws BeyondException {
        var reader = new JqFilterReader(text, new Budget(new Cancellation()));
        var whole = reader.whole();
        return new JqFilterProgram(text, reader.needsAll ? Optional.empty() : Optional.of(Set.copyOf(reader.members)),
                whole.truth().filter(its -> !its.isEmpty()));
    }

    JqPart whole() throws BeyondException {
        var whole = pipe();
        tokens.space();
        if (!tokens.isAtEnd()) {
            throw new BeyondException();
        }
        return whole;
    }

    private JqPart pipe() throws BeyondException {
        if (++depth > DEEPEST) {
            throw new BeyondException();
        }
        boolean document = onDocument;
        boolean letterByLetter = verbatim;
        var all = alternative();
        while (tokens.tookOperator('|')) {
            onDocument = onDocument && all.same();
            verbatim = verbatim && all.verbatim();
            var next = alternative();
            var some = all.some().or(next::some);
            all = new JqPart(JqFilter.piped(all.filter(), next.filter()), all.same() && next.same(), all.verbatim() && next.verbatim(),
                    some, next.truth().or(() -> some));
        }
        onDocument = document;
        verbatim = letterByLetter;
        depth--;
        return all;
    }

    private JqPart alternative() throws BeyondException {
        var left = or();
        while (tokens.took("//")) {
            var first = one(left);
            var second = one(or());
            left = JqPart.of((One) input -> {
                var value = first.of(input);
                return JqFunctions.holds(value) ? value : second.of(input);
            });
        }
        return left;
    }

    /// jackson-jq joins both from left to right: a mixture of them is left to it.
    private JqPart or() throws BeyondException {
        var left = comparison();
        boolean and = tokens.tookWord("and");
        if (!and && !tokens.tookWord("or")) {
            return left;
        }
        do {
            var first = one(left);
            var right = comparison();
            var second = one(right);
            One joined = and ? input -> bool(JqFunctions.holds(first.of(input)) && JqFunctions.holds(second.of(input)))
                    : input -> bool(JqFunctions.holds(first.of(input)) || JqFunctions.holds(second.of(input)));
            left = JqPart.testing(joined, and ? left.truth().or(right::truth) : Optional.empty());
        } while (tokens.tookWord(and ? "and" : "or"));
        return left;
    }

    private JqPart comparison() throws BeyondException {
        var left = sum();
        for (var operator : List.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.AT_MOST, Operator.AT_LEAST, Operator.LESS,
                Operator.GREATER)) {
            if (tokens.took(operator.sign())) {
                return compared(left, operator, sum());
            }
        }
        return left;
    }

    private JqPart compared(JqPart left, Operator operator, JqPart right) throws BeyondException {
        var text = operator != Operator.EQUAL || !verbatim ? Optional.<String>empty()
                : left.verbatim() ? right.quoted() : right.verbatim() ? left.quoted() : Optional.<String>empty();
        if (left.filter() instanceof Many && right.filter() instanceof Constant constant) {
            return JqPart.testing(JqFilter.piped(left.filter(), JqFunctions.compared(input -> input, operator, constant)), text);
        }
        return JqPart.testing(JqFunctions.compared(one(left), operator, one(right)), text);
    }

    private JqPart sum() throws BeyondException {
        var left = product();
        while (true) {
            char sign = tokens.tookOperator('+') ? '+' : tokens.tookOperator('-') ? '-' : '\0';
            if (sign == '\0') {
                return left;
            }
            left = JqPart.of(JqFunctions.calculated(one(left), sign, one(product())));
        }
    }

    private JqPart product() throws BeyondException {
        var left = operand();
        while (true) {
            char sign = tokens.tookOperator('*') ? '*' : tokens.tookOperator('/') ? '/' : tokens.tookOperator('%') ? '%' : '\0';
            if (sign == '\0') {
                return left;
            }
            left = JqPart.of(JqFunctions.calculated(one(left), sign, one(operand())));
        }
    }

    private JqPart operand() throws BeyondException {
        tokens.space();
        char c = tokens.peek();
        JqPart part;
        if (c == '.') {
            return path();
        } else if (c == '"') {
            part = JqPart.of(new Constant(TextNode.valueOf(tokens.string())));
        } else if (c == '-' || JqTokens.isDigit(c)) {
            part = JqPart.number(tokens.number());
        } else if (tokens.took("(")) {
            part = pipe();
            tokens.expect(")");
        } else if (tokens.took("[")) {
            var inner = pipe();
            use(inner);
            part = JqPart.of(JqFunctions.collected(inner.filter()));
            tokens.expect("]");
        } else {
            part = named(tokens.word());
        }
        tokens.refuse('.', '[', '?');
        return part;
    }

    private JqPart named(String word) throws BeyondException {
        if (word.equals("if")) {
            return condition();
        }
        if (!tokens.took("(")) {
            boolean literal = word.equals("null") || word.equals("true") || word.equals("false") || word.equals("empty");
            needsAll |= onDocument && !literal;
            return JqPart.of(JqFunctions.named(word, budget).orElseThrow(BeyondException::new));
        }
        var part = switch (word) {
            case "select" -> select();
            case "map" -> {
                needsAll |= onDocument;
                yield JqPart.of(JqFunctions.collected(JqFilter.piped(elements, inside(verbatim).filter())));
            }
            case "any", "all" -> quantified(word.equals("any"));
            case "has" -> {
                needsAll |= onDocument;
                yield JqPart.of(JqFunctions.has(literal()));
            }
            case "contains", "startswith", "endswith", "test" -> text(word);
            default -> throw new BeyondException();
        };
        tokens.expect(")");
        return part;
    }

    private JqPart select() throws BeyondException {
        var part = pipe();
        var condition = one(part);
        Many select = (input, taker) -> !JqFunctions.holds(condition.of(input)) || taker.take(input);
        return new JqPart(select, true, true, part.truth(), part.truth());
    }

    private JqPart quantified(boolean any) throws BeyondException {
        var generator = new JqPart(elements, false, true, Optional.empty(), Optional.empty());
        boolean document = onDocument;
        var first = pipeOrElements();
        if (first.isPresent()) {
            generator = first.get();
            use(generator);
        } else {
            needsAll |= document;
        }
        var condition = inside(verbatim && generator.verbatim());
        var one = one(condition);
        return any ? JqPart.testing(JqFunctions.any(generator.filter(), one), generator.some().or(condition::truth))
                : JqPart.of(JqFunctions.all(generator.filter(), one));
    }

    /// The generator of `any` and `all`, where there is one before the condition.
    private Optional<JqPart> pipeOrElements() throws BeyondException {
        int before = tokens.place();
        var names = Set.copyOf(members);
        boolean all = needsAll;
        var part = pipe();
        if (tokens.took(";")) {
            return Optional.of(part);
        }
        tokens.back(before);
        members.retainAll(names);
        needsAll = all;
        return Optional.empty();
    }

    private JqPart text(String function) throws BeyondException {
        needsAll |= onDocument;
        String wanted = literal();
        boolean pattern = function.equals("test") && (wanted.isEmpty() || wanted.chars().anyMatch(c -> MEANINGFUL.indexOf(c) >= 0));
        if (pattern) {
            throw new BeyondException();
        }
        var argument = new Constant(TextNode.valueOf(wanted));
        return JqPart.testing(JqFunctions.text(function.equals("test") ? "contains" : function, argument),
                verbatim ? Optional.of(wanted) : Optional.empty());
    }

    private JqPart condition() throws BeyondException {
        var condition = one(pipe());
        word("then");
        var then = pipe();
        word("else");
        var otherwise = pipe();
        word("end");
        use(then);
        use(otherwise);
        if (then.filter() instanceof One one && otherwise.filter() instanceof One other) {
            return JqPart.of((One) input -> JqFunctions.holds(condition.of(input)) ? one.of(input) : other.of(input));
        }
        return JqPart.of((Many) (input, taker) -> (JqFunctions.holds(condition.of(input)) ? then : otherwise).filter().each(input, taker));
    }

    /// What is applied to what comes out of something else than the document.
    private JqPart inside(boolean letterByLetter) throws BeyondException {
        boolean document = onDocument;
        boolean before = verbatim;
        onDocument = false;
        verbatim = letterByLetter;
        var part = pipe();
        onDocument = document;
        verbatim = before;
        return part;
    }

    private JqPart path() throws BeyondException {
        var path = new JqPath(tokens, elements);
        needsAll |= onDocument && !path.isSame() && path.member().isEmpty();
        path.member().filter(_ -> onDocument).ifPresent(members::add);
        return new JqPart(path.filter(), path.isSame(), true, Optional.empty(), Optional.empty());
    }

    private String literal() throws BeyondException {
        tokens.space();
        return tokens.string();
    }

    private void word(String word) throws BeyondException {
        if (!tokens.tookWord(word)) {
            throw new BeyondException();
        }
    }

    private One one(JqPart part) throws BeyondException {
        use(part);
        if (part.filter() instanceof One one) {
            return one;
        }
        throw new BeyondException();
    }

    /// Where the document itself goes on, it is needed whole.
    private void use(JqPart part) {
        needsAll |= onDocument && part.same();
    }

    private static JsonNode bool(boolean value) {
        return BooleanNode.valueOf(value);
    }
}
