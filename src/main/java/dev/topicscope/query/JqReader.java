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
    private static final int MOST_DIGITS = 300;
    private static final String MEANINGFUL = "\\^$.|?*+()[]{}";

    private final String text;
    private int at;
    private int depth;

    private JqReader(String text) {
        this.text = text;
    }

    static JqSyntax read(String text) throws BeyondException {
        var reader = new JqReader(text);
        var whole = reader.pipe();
        if (reader.at < text.length()) {
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
        } while (took("|"));
        depth--;
        return stages.size() == 1 ? stages.getFirst() : new JqSyntax.Pipe(List.copyOf(stages));
    }

    private JqSyntax or() throws BeyondException {
        var left = and();
        while (tookWord("or")) {
            left = new JqSyntax.Or(left, and());
        }
        return left;
    }

    private JqSyntax and() throws BeyondException {
        var left = comparison();
        while (tookWord("and")) {
            left = new JqSyntax.And(left, comparison());
        }
        return left;
    }

    private JqSyntax comparison() throws BeyondException {
        var left = operand();
        for (var operator : List.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.AT_MOST, Operator.AT_LEAST, Operator.LESS,
                Operator.GREATER)) {
            if (took(operator.sign())) {
                return new JqSyntax.Comparison(left, operator, operand());
            }
        }
        return left;
    }

    private JqSyntax operand() throws BeyondException {
        space();
        char c = peek();
        if (c == '.') {
            return path();
        }
        if (c == '"') {
            var literal = new JqSyntax.Literal(Scalar.string(string()));
            refuse('.', '[', '?');
            return literal;
        }
        if (c == '-' || isDigit(c)) {
            return new JqSyntax.Literal(Scalar.number(number()));
        }
        if (took("(")) {
            var inner = pipe();
            expect(")");
            refuse('.', '[', '?');
            return inner;
        }
        return named(word());
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
                refuse('.', '[', '?', '(');
                return new JqSyntax.Not();
            default:
                break;
        }
        expect("(");
        JqSyntax call;
        if (word.equals("select")) {
            call = new JqSyntax.Select(pipe());
        } else {
            call = new JqSyntax.Text(function(word), argument(word));
        }
        expect(")");
        refuse('.', '[', '?');
        return call;
    }

    private String argument(String word) throws BeyondException {
        space();
        String argument = string();
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
        while (peek() == '.' || peek() == '[' && !first) {
            boolean dot = peek() == '.';
            at += dot ? 1 : 0;
            if (dot && isLetter(peek())) {
                steps.add(new Step.Name(word()));
            } else if (dot && peek() == '"') {
                steps.add(new Step.Name(string()));
            } else if (peek() == '[') {
                steps.add(bracket());
            } else if (!first || peek() == '.' || isDigit(peek())) {
                throw new BeyondException();
            }
            first = false;
        }
        refuse('?', '.', '[');
        if (steps.size() > DEEPEST) {
            throw new BeyondException();
        }
        return new JqSyntax.Path(List.copyOf(steps));
    }

    private Step bracket() throws BeyondException {
        expect("[");
        space();
        Step step;
        if (peek() == '"') {
            step = new Step.Name(string());
        } else {
            int begin = at;
            while (isDigit(peek())) {
                at++;
            }
            if (at == begin || at - begin > 1 && text.charAt(begin) == '0' || at - begin > 9) {
                throw new BeyondException();
            }
            step = new Step.Index(Integer.parseInt(text.substring(begin, at)));
        }
        expect("]");
        return step;
    }

    private String number() throws BeyondException {
        int begin = at;
        if (peek() == '-') {
            at++;
        }
        int digits = at;
        digits();
        if (text.charAt(digits) == '0' && at - digits > 1) {
            throw new BeyondException();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        if (at - begin > MOST_DIGITS) {
            throw new BeyondException();
        }
        String number = text.substring(begin, at);
        refuse('.', '[', '?');
        return number;
    }

    private void digits() throws BeyondException {
        int begin = at;
        while (isDigit(peek())) {
            at++;
        }
        if (at == begin) {
            throw new BeyondException();
        }
    }

    private String string() throws BeyondException {
        expect("\"");
        var value = new StringBuilder();
        while (peek() != '"') {
            char c = next();
            if (c == '\\') {
                c = escaped(next());
            }
            value.append(c);
        }
        at++;
        String string = value.toString();
        if (string.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new BeyondException();
        }
        return string;
    }

    private char escaped(char c) throws BeyondException {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(next(), 16);
                    if (digit < 0) {
                        throw new BeyondException();
                    }
                    code = code << 4 | digit;
                }
                yield (char) code;
            }
            default -> throw new BeyondException();
        };
    }

    private String word() throws BeyondException {
        int begin = at;
        while (isLetter(peek()) || at > begin && isDigit(peek())) {
            at++;
        }
        if (at == begin) {
            throw new BeyondException();
        }
        return text.substring(begin, at);
    }

    private boolean tookWord(String word) {
        space();
        int end = at + word.length();
        boolean is = text.startsWith(word, at) && (end == text.length() || !isLetter(text.charAt(end)) && !isDigit(text.charAt(end)));
        at = is ? end : at;
        return is;
    }

    private boolean took(String sign) {
        space();
        boolean is = text.startsWith(sign, at);
        at += is ? sign.length() : 0;
        return is;
    }

    private void expect(String sign) throws BeyondException {
        if (!took(sign)) {
            throw new BeyondException();
        }
    }

    /// What would go on with what has just been read.
    private void refuse(char... signs) throws BeyondException {
        int before = at;
        space();
        for (char sign : signs) {
            if (peek() == sign) {
                throw new BeyondException();
            }
        }
        at = before;
    }

    private void space() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            at++;
        }
    }

    private char next() throws BeyondException {
        if (at >= text.length()) {
            throw new BeyondException();
        }
        return text.charAt(at++);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
